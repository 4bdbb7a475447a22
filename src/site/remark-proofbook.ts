import {posix} from 'node:path'
import type {VFile} from 'vfile'
import {isWritten, opensCheck, readInfo, type Tree, visit} from '../parse/index.ts'
import type {RepositoryLinks} from './repository-links.ts'
import {decodeLoosely} from '../util/decode-loosely.ts'

/** What the transform knows of the site; filled before the first page is made. */
export interface Site {
  /** The module that holds its `PageData` (`@generated/…`), by absolute path of the document, with `/` between its parts. */
  modules: Map<string, string>
  /** The address of its page, by path of the document; also of documents that are not Proofbook's. */
  permalinks: Map<string, string>
  /** Absolute path of the project. */
  root: string
  /** Where pages are made from copies: the document by the path of its copy. */
  originals?: ReadonlyMap<string, string>
  links: RepositoryLinks
}

/** An mdast node, or one of MDX in it. */
interface Node extends Tree {
  children?: Node[]
  name?: string
  attributes?: Attribute[]
  url?: string
  checked?: boolean | null
  data?: unknown
}

interface Attribute {
  type: 'mdxJsxAttribute'
  name: string
  value: string | {type: 'mdxJsxAttributeValueExpression'; value: string; data: unknown}
}

/** The name under which a page imports what is known of it. */
const known = 'proofbookPage'

/** In front of the names of our parts, so that they are nobody else's. */
const prefix = 'Proofbook'

/**
 * A remark plugin for Docusaurus that makes a document show its own proof: the verification above its first paragraph, a card where
 * each check stands, steps, inputs and checklists; links to documents of other instances lead to their pages. Documents that are
 * not Proofbook's stay as they are.
 */
export function remarkProofbook(site: Site): () => (tree: Node, file: VFile) => void {
  return () => (tree, file) => {
    const module = moduleOf(site, file.path ?? '')
    if (module === undefined) return
    replaceFences(tree, String(file).split(/\r\n|\n|\r/))
    wrapChecklists(tree)
    if (!site.originals) relink(tree, posixPath(file.path ?? ''), site)
    const top = [element('Verification')]
    if (hasInputs(tree)) top.push(element('Inputs'))
    tree.children?.splice(behindTitle(tree), 0, ...top)
    tree.children?.push(importOf(known, module), ...componentsIn(tree))
  }
}

function hasInputs({children}: Node): boolean {
  return children?.[0]?.type === 'yaml' && /^inputs[ \t]*:/m.test(children[0].value ?? '')
}

/** The module that holds what is known of the page that is made from a file; undefined where that is no document of ours. */
export function moduleOf({modules, originals}: Site, file: string): string | undefined {
  const path = posixPath(file)
  return modules.get(originals?.get(path) ?? path)
}

/** What becomes of a fence depends on its text alone: a running site asks for it before the document was read again. */
function replaceFences(tree: Node, lines: string[]): void {
  const fillsCommands = hasInputs(tree)
  visit(tree, (parent) => {
    parent.children?.forEach((node: Node, index) => {
      if (!isWritten(node, lines)) return
      const line = String(node.position.start.line)
      const info = `${node.lang ?? ''} ${node.meta ?? ''}`
      if (opensCheck(info)) parent.children![index] = element('Fence', {line})
      else if (isStep(info)) parent.children![index] = stepOf(info, node.value ?? '')
      else if (node.lang === 'drill') parent.children![index] = drillOf(node)
      else if (fillsCommands && isCommand(node)) parent.children![index] = stepOf(info, node.value ?? '')
    })
  })
}

function isStep(info: string): boolean {
  return /^[^\s=]+[ \t]+step(?:[ \t]|$)/.test(info)
}

function stepOf(info: string, code: string): Node {
  const {words, options} = readInfo(info)
  const option = (name: string) => options.find((one) => one.name === name)?.value
  const {id, effect, undo} = {id: option('id'), effect: option('effect'), undo: option('undo')}
  return element('Step', {id, effect, undo, language: words[0]?.text, code})
}

function drillOf({meta, value = ''}: Node): Node {
  return element('Drill', {name: meta?.trim() || undefined, code: value})
}

/** Commands of a document with inputs are filled in too. */
function isCommand({lang, meta}: Node): boolean {
  return /^(bash|sh|shell|zsh|console)$/.test(lang ?? '') && !meta
}

/** Task lists become checklists; one within another belongs to it. */
function wrapChecklists(tree: Node): void {
  let count = 0
  const walk = (parent: Node) => {
    parent.children?.forEach((node: Node, index) => {
      const isTasks = node.type === 'list' && node.children?.some(({checked}: Node) => typeof checked === 'boolean')
      if (isTasks) parent.children![index] = {...element('Checklist', {list: String(count++)}), children: [node]}
      else walk(node)
    })
  }
  walk(tree)
}

/**
 * Leads links to documents to their pages, and links to other files to the repository. A link to a document that has no page, where
 * the repository is not known, is none any more: it would lead nowhere.
 */
function relink(tree: Node, path: string, {permalinks, root, links}: Site): void {
  visit(tree, (node: Node) => {
    if ((node.type !== 'link' && node.type !== 'definition') || node.url === undefined) return
    const [, target = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(node.url)!
    if (target === '' || /^([a-z][a-z0-9+.-]*:|\/)/i.test(target)) return
    const absolute = posix.join(posix.dirname(path), decodeLoosely(target))
    const isInside = absolute.startsWith(`${root}/`)
    const address = permalinks.get(absolute) ?? (isInside ? links.file(absolute.slice(root.length + 1)) : undefined)
    if (address !== undefined) node.url = address + rest
    else if (isInside && node.type === 'link' && /\.mdx?$/i.test(target)) node.type = 'emphasis'
  })
}

/** Behind the front matter, what MDX imports, and a heading that opens the text. */
function behindTitle({children = []}: Node): number {
  const index = children.findIndex(({type}) => type !== 'yaml' && type !== 'mdxjsEsm' && type !== 'html')
  const first = children[index]
  return first?.type === 'heading' && first.depth === 1 ? index + 1 : Math.max(index, 0)
}

/** The imports of the parts that a page shows. Imported by themselves, they need no place in the `MDXComponents` of the site. */
function componentsIn(tree: Node): Node[] {
  const names = new Set<string>()
  visit(tree, ({name}: Node) => {
    if (name?.startsWith(prefix)) names.add(name)
  })
  return [...names].map((name) => importOf(name, `@theme/Proofbook/${name.slice(prefix.length)}`))
}

/** A part of the page that is given the page, and texts; within a paragraph it would break hydration, so it stands by itself. */
function element(part: string, texts: Record<string, string | undefined> = {}): Node {
  const attributes = Object.entries(texts).flatMap(([name, value]): Attribute[] =>
    value === undefined ? [] : [{type: 'mdxJsxAttribute', name, value}],
  )
  return {type: 'mdxJsxFlowElement', name: prefix + part, attributes: [pageAttribute, ...attributes], children: []}
}

const pageAttribute: Attribute = {
  type: 'mdxJsxAttribute',
  name: 'page',
  value: {
    type: 'mdxJsxAttributeValueExpression',
    value: known,
    data: {estree: program({type: 'ExpressionStatement', expression: {type: 'Identifier', name: known}})},
  },
}

function importOf(name: string, module: string): Node {
  const value = `import ${name} from ${JSON.stringify(module)}`
  const estree = program({
    type: 'ImportDeclaration',
    specifiers: [{type: 'ImportDefaultSpecifier', local: {type: 'Identifier', name}}],
    source: {type: 'Literal', value: module, raw: JSON.stringify(module)},
    attributes: [],
  })
  return {type: 'mdxjsEsm', value, data: {estree}}
}

function program(statement: object): object {
  return {type: 'Program', sourceType: 'module', body: [statement], comments: []}
}

/** A path with `/` between its parts, as the pages are known by. */
export function posixPath(path: string): string {
  return path.replaceAll('\\', '/')
}
