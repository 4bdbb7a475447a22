import {basename} from 'node:path/posix'
import type {Source} from '../document.ts'
import type {Kinds} from '../kind.ts'
import type {Page, Piece, Span} from '../page.ts'
import {fragmentsOf} from '../util/fragments-of.ts'
import {checkShell} from './check-shell.ts'
import {columnsOf} from './fence-body.ts'
import {readFrontMatter} from './front-matter.ts'
import {readHtml} from './html-piece.ts'
import {markdownTree} from './markdown-tree.ts'
import {anchorMaker} from './sections.ts'
import {lineEnd} from './text-lines.ts'
import {isWritten, type Tree, visibleText} from './tree-outline.ts'

/**
 * What a Markdown text says, as rules look at it. `kinds` say which fields of a check are shell code; `toTree` makes the tree of its
 * Markdown.
 */
export function pageOf({path, text}: Pick<Source, 'path' | 'text'>, kinds: Kinds = {}, toTree = markdownTree): Page {
  const {markdown, frontMatter, frontMatterText} = readFrontMatter(text, path)
  const lines = markdown.split(lineEnd)
  const page: Page = {
    path,
    title: '',
    frontMatter,
    ...(frontMatterText !== undefined && {frontMatterText}),
    headings: [],
    anchors: [],
    links: [],
    codes: [],
    fences: [],
    prose: [],
    comments: [],
  }
  const anchorOf = anchorMaker()
  collect(toTree(markdown), false, {page, lines, anchorOf, kinds})
  page.anchors = [
    ...new Set([...page.anchors, ...page.headings.flatMap((heading) => Object.values(fragmentsOf(heading)))]),
  ]
  page.title = titleOf(page)
  return page
}

interface Collecting {
  page: Page
  lines: string[]
  anchorOf: (heading: string) => string
  kinds: Kinds
}

/** Adds what a node and all below it say, in the order of the text. */
function collect(root: Tree, inLink: boolean, into: Collecting): void {
  const stack: {node: Tree; inLink: boolean; next?: Tree}[] = [{node: root, inLink}]
  for (let step = stack.pop(); step; step = stack.pop()) {
    const {node} = step
    take(node, step.next, step.inLink, into)
    const within = step.inLink || node.type === 'link' || node.type === 'linkReference'
    const {children = []} = node
    for (let index = children.length - 1; index >= 0; index--)
      stack.push({node: children[index]!, inLink: within, next: children[index + 1]})
  }
}

function take(node: Tree, next: Tree | undefined, inLink: boolean, {page, lines, anchorOf, kinds}: Collecting): void {
  if (!node.position) return
  const {start, end} = node.position
  const span = spanOf(node.position)
  const {type, value = '', url = ''} = node
  if (type === 'heading') {
    const text = visibleText(node)
    page.headings.push({depth: node.depth ?? 1, text, anchor: anchorOf(text), ...span})
  } else if (type === 'link') page.links.push({kind: 'link', url, text: visibleText(node), ...span})
  else if (type === 'image') page.links.push({kind: 'image', url, text: node.alt ?? '', ...span})
  else if (type === 'definition') page.links.push({kind: 'reference', url, text: node.identifier ?? '', ...span})
  else if (type === 'inlineCode') page.codes.push({text: value, inLink, ...span})
  else if (type === 'text') page.prose.push({text: value, ...span})
  else if (type === 'code') {
    const line = isWritten(node, lines) ? start.line + 1 : start.line
    const text = value.replace(/\r\n?/g, '\n')
    const info = {language: node.lang ?? '', meta: node.meta ?? ''}
    const fence = {...info, text, line, columns: columnsOf(text, lines, line), ...span}
    const shell = checkShell(fence, kinds)
    page.fences.push(shell ? {...fence, shell} : fence)
  } else if (type === 'html') {
    const piece: Piece = {text: value, ...span}
    const html = readHtml(piece, lines)
    page.links.push(...html.links)
    page.anchors.push(...html.ids, ...html.headings.map((heading) => anchorOf(heading)))
    const covers = {start: {line: start.line, column: 1}, end: endBehind(end.line, next, lines)}
    page.comments.push(...html.comments.map((comment) => ({...comment, covers})))
  }
}

function endBehind(line: number, next: Tree | undefined, lines: string[]): Span['end'] {
  const isBlock = next?.position && next.position.start.line > line
  return isBlock ? {...next.position!.end} : {line, column: (lines[line - 1]?.length ?? 0) + 1}
}

function spanOf({start, end}: Span): Span {
  return {start: {line: start.line, column: start.column}, end: {line: end.line, column: end.column}}
}

function titleOf({frontMatter, headings, path}: Page): string {
  const written = frontMatter['title']
  if (typeof written === 'string' && written.trim() !== '') return written.trim()
  const first = headings.find(({depth, text}) => depth === 1 && text !== '') ?? headings.find(({text}) => text !== '')
  return first?.text ?? basename(path).replace(/(?<=.)\.[^.]*$/, '')
}
