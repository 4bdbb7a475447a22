import type {VFile} from 'vfile'

/** As much of a hast node as is looked at. */
interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** Elements that run, load or submit something, or change what the page is. */
const harmful = new Set(
  `applet animate animatemotion animatetransform base embed foreignobject form frame frameset iframe link meta noscript object
  portal script set style template use`.split(/\s+/),
)

/** Properties that hold an address, without regard to case. */
const addresses = new Set(['action', 'background', 'cite', 'data', 'formaction', 'href', 'poster', 'src', 'xlinkhref'])

/**
 * A rehype plugin that takes from the documents that `isOurs` names whatever in raw HTML could run: scripts, frames, handlers,
 * addresses that are code. What is taken away leaves no trace in the page; React would not render most of it, or fail the build.
 */
export function rehypeHarmless(isOurs: (path: string) => boolean): () => (tree: Node, file: VFile) => void {
  return () => (tree, file) => {
    if (!isOurs(file.path ?? '')) return
    const rest = [tree]
    for (let node = rest.pop(); node; node = rest.pop()) {
      if (node.properties) node.properties = harmless(node.properties)
      if (node.children) node.children = node.children.filter(({tagName}) => !harmful.has(tagName?.toLowerCase() ?? ''))
      rest.push(...(node.children ?? []))
    }
  }
}

function harmless(properties: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(properties).filter(([name, value]) => {
    const known = name.toLowerCase().replace(/[^a-z]/g, '')
    if (known.startsWith('on') || known === 'srcdoc' || known === 'dangerouslysetinnerhtml') return false
    return !addresses.has(known) || !isCode(value)
  })
  return Object.fromEntries(kept)
}

/** An address with a scheme of code, as browsers read it: without control characters and blanks in it. */
function isCode(value: unknown): boolean {
  // oxlint-disable-next-line no-control-regex
  const address = String(value).replace(/[\u0000-\u0020\u007f-\u009f]/g, '')
  return /^(javascript|vbscript|data):/i.test(address) && !/^data:image\/(png|jpe?g|gif|webp|avif)[;,]/i.test(address)
}
