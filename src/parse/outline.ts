import type {Point, Problem} from '../model.ts'
import {commonmarkOutline} from './commonmark-outline.ts'
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

/** What a text has more of than a parser can take in reasonable time. */
export interface TooMuch {
  found: string
  expected: string
}

/** From here on remark takes minutes and gigabytes. */
const remarkLimit = 1024 * 1024

/**
 * The outline of a Markdown text (CommonMark 0.31 with GitHub's extensions) without front matter, as remark sees it. commonmark.js
 * finds it thirty times faster; where it may see something else than remark does, remark decides. Empty, with a problem, where the
 * text is more than either can take.
 */
export function outline(markdown: string, path: string): Outline & {problems: Problem[]} {
  const fast = withinStack(() => commonmarkOutline(markdown)) ?? 'ask remark'
  const decided = fast === 'ask remark' ? askRemark(markdown) : fast
  if (!('found' in decided)) return {...decided, problems: []}
  return {
    lines: [],
    fences: [],
    headings: [],
    problems: [
      {
        rule: 'intricate-document',
        severity: 'error',
        reason: `Unexpected ${decided.found}, expected ${decided.expected}`,
        hint: 'split or simplify the document',
        place: {path, start: {line: 1, column: 1}, end: {line: 1, column: 1}},
      },
    ],
  }
}

function askRemark(markdown: string): Outline | TooMuch {
  const found = 'Markdown with footnotes, loose tables or the like'
  if (markdown.length > remarkLimit) {
    return {found: `${(markdown.length / remarkLimit).toFixed(1)} MiB of ${found}`, expected: 'at most 1 MiB'}
  }
  return withinStack(() => remarkOutline(markdown)) ?? {found, expected: 'less nesting of marks, or shorter lines'}
}

/** What a parser finds; undefined where its recursion, or that of its regular expressions, went deeper than the stack. */
function withinStack<Found>(find: () => Found): Found | undefined {
  try {
    return find()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
