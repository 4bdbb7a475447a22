import {appendFileSync, copyFileSync, mkdirSync, statSync} from 'node:fs'
import {createHash} from 'node:crypto'
import {basename, extname, join} from 'node:path'
import type {VFile} from 'vfile'
import {addressIn} from './address-in.ts'
import type {Manifest, Note, StagedPage} from './manifest.ts'
import type {Node} from './markdown-node.ts'
import {type LinkIndex, linkIndex, resolveLink} from './resolve-link.ts'
import {showNotes} from './show-notes.ts'
import {tameHtml} from './tame-html.ts'

/** The names of the file that collects notes, and of the folder that collects files, in the staged site. */
export const notesFile = 'notes.ndjson'
export const filesFolder = 'files'

/** Files that are linked are brought along up to this size. */
const fileLimit = 20 * 1024 * 1024

/** A remark plugin that lets a foreign document be rendered whatever it holds, and notes what it had to tolerate. */
export function remarkTolerant(manifest: Manifest): () => (tree: Node, file: VFile) => void {
  const index = linkIndex(manifest)
  const pages = new Map(manifest.pages.map((page) => [join(manifest.stage, page.staged), page]))
  return () => (tree, file) => {
    const page = pages.get(file.path)
    if (!page) return
    const notes: Note[] = []
    const source = String(file)
    const change = changes({page, index, source, notes})
    if (!page.asSource) walk(tree, change)
    if (notes.length > 0)
      appendFileSync(join(manifest.stage, notesFile), notes.map((one) => `${JSON.stringify(one)}\n`).join(''))
    showNotes(tree, [...page.notes, ...notes])
  }
}

/** Calls back for every node with its parent, children after it; iterative, because trees may be deeper than the stack. */
function walk(tree: Node, change: (node: Node, parent: Node) => Node | Node[] | undefined): void {
  const stack: Node[] = [tree]
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    parent.children = parent.children?.flatMap((child) => change(child, parent) ?? [])
    for (const child of parent.children?.toReversed() ?? []) if (child.children) stack.push(child)
  }
}

interface Work {
  page: StagedPage
  index: LinkIndex
  source: string
  notes: Note[]
}

/** What becomes of each node; undefined: nothing. */
function changes({page, index, source, notes}: Work): (node: Node, parent: Node) => Node | Node[] | undefined {
  const note = (node: Node, message: string) => {
    notes.push({path: page.source, line: node.position?.start.line ?? 1, message})
  }
  const {baseUrl} = index.manifest
  const slice = ({position}: Node) => source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  /** The address of a link or image, with its file brought along; undefined where it leads nowhere. */
  const addressOf = (node: Node, url: string, what: 'link' | 'image'): string | undefined => {
    const address = routeOf(node, url, what)
    return address?.startsWith('/') ? addressIn(baseUrl, address) : address
  }
  const routeOf = (node: Node, url: string, what: 'link' | 'image'): string | undefined => {
    const {url: found, file, fault} = resolveLink(url, page, index)
    if (fault !== undefined) note(node, what === 'image' ? fault.replace('link to', 'image') : fault)
    if (file === undefined) return what === 'image' && found?.startsWith('/') ? undefined : found
    if (what === 'link' && found !== undefined && found.startsWith('https:')) return found
    const address = bringAlong(file, index.manifest.stage)
    if (address === undefined)
      note(node, `Unexpected file \`${url}\` that is too large or cannot be read, expected one of at most 20 MiB`)
    return address
  }
  const isInLink = new Set<Node>()
  return (node, parent) => {
    if (isInLink.has(parent) || parent.type === 'link') isInLink.add(node)
    switch (node.type) {
      case 'heading':
        return withId(node, page.headings[node.position?.start.line ?? 0])
      case 'link':
      case 'definition': {
        const url = addressOf(node, node.url ?? '', 'link')
        if (url === undefined && node.type === 'link') return nowhere(node)
        node.url = url === undefined ? '#' : url.startsWith(`${baseUrl}${filesFolder}/`) ? `pathname://${url}` : url
        return node
      }
      case 'image': {
        const url = addressOf(node, node.url ?? '', 'image')
        if (url === undefined) return text(node.url ? `![${node.alt ?? ''}](${node.url})` : (node.alt ?? ''))
        if (/^https?:/.test(url)) return elsewhere(node, url, isInLink.has(node))
        node.url = `pathname://${url}`
        return node
      }
      case 'blockquote':
        return asAlert(node)
      case 'code':
        return node.lang === 'mermaid' ? withText(node) : node
      case 'html':
        return html(node, (url, what) => {
          const address = addressOf(node, url, what)
          return what === 'image' && address && /^https?:/.test(address) ? undefined : address
        })
      case 'textDirective':
        return text(slice(node))
      case 'leafDirective':
        return {type: 'paragraph', children: [text(slice(node))]}
      case 'containerDirective':
        return admonitions.has(node.name ?? '') ? node : typed(node, slice(node))
      default:
        return node
    }
  }
}

/** A quote that starts with `[!NOTE]` as GitHub shows it. */
function asAlert(node: Node): Node {
  const [paragraph] = node.children ?? []
  const [start] = paragraph?.children ?? []
  const [mark, kind] = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i.exec(start?.value ?? '') ?? []
  if (kind === undefined || start?.type !== 'text' || !paragraph) return node
  start.value = start.value!.slice(mark!.length)
  if (start.value === '') paragraph.children?.shift()
  if (paragraph.children?.[0]?.type === 'break') paragraph.children.shift()
  const children = paragraph.children?.length === 0 ? node.children?.slice(1) : node.children
  return {...node, type: 'containerDirective', name: kind.toLowerCase(), children}
}

/** A diagram is drawn by a script, which may not run or not understand it: what it says stands below it, folded. */
function withText(node: Node): Node[] {
  const folded: Node[] = [
    {type: 'html', value: '<details><summary>Diagram as text</summary>'},
    {type: 'code', lang: 'text', value: node.value},
    {type: 'html', value: '</details>'},
  ]
  return [node, ...folded]
}

const admonitions = new Set([
  'note',
  'tip',
  'info',
  'warning',
  'danger',
  'caution',
  'important',
  'success',
  'secondary',
])

function text(value: string): Node {
  return {type: 'text', value}
}

/** A heading with the anchor that links to it use; Docusaurus gives those of the first level none, so one stands in it. */
function withId(node: Node, anchor: string | undefined): Node {
  const written = node.children?.at(-1)
  if (anchor === undefined || (written?.type === 'text' && /\{#[^{}]+\}\s*$/.test(written.value ?? ''))) return node
  node.data = {...node.data, hProperties: {...node.data?.hProperties, id: anchor}}
  if (node.depth === 1) {
    const mark: Node = {type: 'emphasis', children: [], data: {hName: 'span', hProperties: {id: anchor}}}
    node.children = [mark, ...(node.children ?? [])]
  }
  return node
}

/** A link that leads nowhere: its text, saying so to who points at it. */
function nowhere(node: Node): Node {
  const title = `leads nowhere: ${node.url ?? ''}`
  return {type: 'emphasis', children: node.children ?? [], data: {hName: 'span', hProperties: {title}}}
}

/** An image of another origin is not fetched by reading a page: it becomes a link, or, in a link, its text. */
function elsewhere({alt, position}: Node, url: string, isInLink: boolean): Node {
  const shown = text(alt || url.replace(/^https?:\/\/([^/?#]*).*$/s, 'image at $1'))
  return isInLink ? shown : {type: 'link', url, children: [shown], position}
}

function html(node: Node, resolve: (url: string, what: 'link' | 'image') => string | undefined): Node | undefined {
  const value = node.value ?? ''
  const [, preformatted] = /^<pre[^<>]*>(?:\s*<code[^<>]*>)?([^<]*)(?:<\/code>\s*)?<\/pre>\s*$/i.exec(value) ?? []
  if (preformatted !== undefined) return {type: 'code', value: entities(preformatted).replace(/^\n|\n$/g, '')}
  const tamed = tameHtml(value, resolve)
  return tamed.trim() === '' ? undefined : {...node, value: tamed}
}

function entities(value: string): string {
  const known: Record<string, string> = {lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&', nbsp: '\u00A0'}
  return value.replace(/&(lt|gt|quot|#39|amp|nbsp);/g, (_, name: string) => known[name]!)
}

/** A directive that nobody knows: its marks as typed, what is between them as it is. */
function typed(node: Node, slice: string): Node {
  const lines = slice.split(/\r\n|\n|\r/)
  const last =
    /^[>\s]*:{3,}\s*$/.test(lines.at(-1) ?? '') && lines.length > 1 ? lines.at(-1)!.replace(/^[>\s]+/, '') : ''
  const paragraph = (value: string): Node => ({type: 'paragraph', children: [text(value)]})
  const inside = (node.children ?? []).filter(
    (child) => !(child.data as {directiveLabel?: boolean} | undefined)?.directiveLabel,
  )
  const children = [paragraph(lines[0]!), ...inside, ...(last === '' ? [] : [paragraph(last)])]
  return {type: 'blockquote', data: {hName: 'div'}, children}
}

const brought = new Map<string, string | undefined>()

/** Copies a file into the site under a name that every server serves as it is; gives its address, undefined where that cannot be. */
function bringAlong(file: string, stage: string): string | undefined {
  if (!brought.has(file)) brought.set(file, copied(file, stage))
  return brought.get(file)
}

function copied(file: string, stage: string): string | undefined {
  try {
    if (statSync(file).size > fileLimit) return undefined
    const ending = /^\.[a-z0-9]{1,8}$/i.test(extname(file)) ? extname(file).toLowerCase() : ''
    const plain = basename(file, extname(file)).replace(/[^a-zA-Z0-9_-]+/g, '-')
    const name = `${plain}-${createHash('sha256').update(file).digest('hex').slice(0, 8)}${ending}`
    mkdirSync(join(stage, filesFolder), {recursive: true})
    copyFileSync(file, join(stage, filesFolder, name))
    return `/${filesFolder}/${name}`
  } catch {
    return undefined
  }
}
