import type {Point, Problem} from '../model.ts'
import {commonmarkOutline, maxDepth} from './commonmark-outline.ts'
import {remarkOutline} from './remark-outline.ts'

/** A fenced code block. */
export interface Fence {
  /** The first character of the opening mark. */
  start: Point
  /** Just behind the closing mark; where there is none, somewhere behind the start. */
  end: Point
  closed: boolean
  /** The content as Markdown sees it: without the indentation of what contains it, line ends are `\n`, none at the end. */
  value: string
}

/** A heading; `text` is what a reader sees, without marks. */
export interface Heading {
  depth: number
  text: string
  start: Point
  end: Point
}

/** What Proofbook needs to know of a Markdown text, in the order of the text. */
export interface Outline {
  /** The lines of the text, without their ends. */
  lines: string[]
  fences: Fence[]
  headings: Heading[]
}

/** From here on remark takes minutes and gigabytes. */
const remarkLimit = 1024 * 1024

/**
 * The outline of a Markdown text (CommonMark 0.31 with GitHub's extensions) without front matter, as remark sees it. commonmark.js
 * finds it thirty times faster; where it may see something else than remark does, remark decides. Empty, with a problem, where the
 * text is more than either can take.
 */
export function outline(markdown: string, path: string): Outline & {problems: Problem[]} {
  const fast = commonmarkOutline(markdown)
  if (fast === 'too deep') {
    return tooMuch(path, `Unexpected nesting of quotes and lists, expected at most ${maxDepth} levels`)
  }
  if (fast !== 'ask remark') return {...fast, problems: []}
  if (markdown.length <= remarkLimit) return {...remarkOutline(markdown), problems: []}
  const size = `${(markdown.length / remarkLimit).toFixed(1)} MiB`
  return tooMuch(path, `Unexpected ${size} of Markdown with footnotes or loose tables, expected at most 1 MiB`)
}

function tooMuch(path: string, reason: string): Outline & {problems: Problem[]} {
  const place = {path, start: {line: 1, column: 1}, end: {line: 1, column: 1}}
  const hint = 'split the document'
  return {
    lines: [],
    fences: [],
    headings: [],
    problems: [{rule: 'intricate-document', severity: 'error', reason, place, hint}],
  }
}
