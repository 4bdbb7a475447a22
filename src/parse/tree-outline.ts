import type {Point} from '../model.ts'
import {lineEnd} from './text-lines.ts'
import type {Fence, Heading, Outline} from './outline.ts'

/** As much of an mdast node as is looked at. */
export interface Tree {
  type: string
  children?: Tree[]
  value?: string
  depth?: number
  lang?: string | null
  meta?: string | null
  url?: string
  alt?: string | null
  identifier?: string
  position?: {start: Point; end: Point}
}

/** The outline of an mdast tree of `text`, without what is not in the text: see {@link isWritten}. */
export function treeOutline(tree: Tree, text: string): Outline {
  const lines = text.split(lineEnd)
  const outline: Outline = {lines, fences: [], headings: []}
  visit(tree, (node) => {
    if (node.type === 'heading' && node.position) outline.headings.push(heading(node, node.position, lines))
    if (isWritten(node, lines)) outline.fences.push(fence(node, node.position, lines))
  })
  return outline
}

/** Calls back for every node, parents first; iterative, because trees may be deeper than the stack. */
export function visit(tree: Tree, look: (node: Tree) => void): void {
  const stack = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    look(node)
    for (const child of node.children?.toReversed() ?? []) stack.push(child)
  }
}

function heading(node: Tree, {start, end}: {start: Point; end: Point}, lines: string[]): Heading {
  const last = lines[end.line - 1]?.slice(0, end.column - 1).trimEnd().length ?? 0
  return {depth: node.depth ?? 1, text: visibleText(node), start: point(start), end: {line: end.line, column: last + 1}}
}

/** What a reader sees of a node, on one line: its text and code, without marks, images and HTML. */
export function visibleText(node: Tree): string {
  let text = ''
  visit(node, ({type, value}) => {
    if (type === 'text' || type === 'inlineCode') text += value
    if (type === 'break') text += ' '
  })
  return oneLine(text)
}

/** The text of a heading that may have been written on several lines. */
export function oneLine(text: string): string {
  return text.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ').trim()
}

/** Whether a node is a fence that stands in the text like this: not indented code, and neither made nor changed by a plugin. */
export function isWritten(node: Tree, lines: string[]): node is Tree & {position: {start: Point; end: Point}} {
  if (node.type !== 'code' || !node.position) return false
  const {line, column} = node.position.start
  if (!/[`~]/.test(lines[line - 1]?.charAt(column - 1) ?? '')) return false
  const content = (node.value ?? '').split(lineEnd)
  return content.every((text, index) =>
    (lines[line + index] ?? '').replaceAll('\0', '\uFFFD').endsWith(text.trimStart()),
  )
}

function fence(node: Tree, {start, end}: {start: Point; end: Point}, lines: string[]): Fence {
  const value = (node.value ?? '').replace(/\r\n?/g, '\n')
  const last = lines[end.line - 1]?.slice(0, end.column - 1) ?? ''
  const between = end.line - start.line - 1
  const closed = /[`~]{3,}[ \t]*$/.test(last) && between >= 0 && (value === '' || value.split('\n').length === between)
  return {start: point(start), end: point(end), closed, value}
}

function point({line, column}: Point): Point {
  return {line, column}
}
