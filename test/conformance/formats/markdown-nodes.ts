import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

/**
 * The types of all nodes of a GitHub-flavoured Markdown text; inline HTML as it is written, an address that is a link
 * only because it is one as `address`.
 */
export function markdownNodes(text: string): Set<string> {
  const types = new Set<string>()
  visit(unified().use(remarkParse).use(remarkGfm).parse(text), (node) => {
    if (node.type === 'html') types.add(node.value)
    else if (node.type === 'link') types.add(isAddress(node) ? 'address' : 'link')
    else types.add(node.type)
  })
  return types
}

interface Link {
  url: string
  title?: string | null
  children: {type: string; value?: string}[]
}

function isAddress({url, title, children}: Link): boolean {
  const [only] = children
  if (title || children.length !== 1 || only?.value === undefined) return false
  return ['', 'http://', 'mailto:'].some((prefix) => url === prefix + only.value)
}
