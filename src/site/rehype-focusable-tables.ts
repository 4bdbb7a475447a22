import {visit} from '../parse/index.ts'

interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** A rehype plugin that lets the keyboard reach tables: on a phone they scroll by themselves (WCAG 2.2, 2.1.1). */
export function rehypeFocusableTables(): (tree: Node) => void {
  return (tree) =>
    visit(tree, (node: Node) => {
      if (node.tagName === 'table') node.properties = {...node.properties, tabIndex: 0}
    })
}
