import type {Note} from './manifest.ts'
import type {Node} from './markdown-node.ts'

/** So many are shown; the rest is counted. */
const shown = 10

/** Puts what was tolerated in a page on top of it, where there is anything. */
export function showNotes(tree: Node, notes: Note[]): void {
  if (notes.length === 0) return
  const item = ({line, message}: Note): Node => ({
    type: 'listItem',
    children: [{type: 'paragraph', children: [text(`line ${line}: `), ...spans(message)]}],
  })
  const inOrder = [...notes].sort((a, b) => a.line - b.line)
  const items = inOrder.slice(0, shown).map(item)
  const more = notes.length - shown
  if (more > 0) items.push({type: 'listItem', children: [{type: 'paragraph', children: [text(`and ${more} more`)]}]})
  const count = notes.length === 1 ? 'One thing in this document' : `${notes.length} things in this document`
  const list: Node & {ordered: boolean; spread: boolean} = {
    type: 'list',
    ordered: false,
    spread: false,
    children: items,
  }
  const admonition: Node & {attributes: object} = {
    type: 'containerDirective',
    name: 'warning',
    attributes: {title: `${count} could not be shown as written`},
    children: [list],
  }
  tree.children?.unshift(admonition)
}

function text(value: string): Node {
  return {type: 'text', value}
}

/** A message with what stands between backticks as code. */
function spans(message: string): Node[] {
  return message.split('`').map((part, index) => (index % 2 === 1 ? {type: 'inlineCode', value: part} : text(part)))
}
