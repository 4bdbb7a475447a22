import type {Problem} from '../model.ts'
import {commonmarkOutline} from './commonmark-outline.ts'
import {remarkOutline} from './remark-outline.ts'
import type {Outline, TooMuch} from './outline.ts'

/** From here on remark takes minutes and gigabytes. */
const remarkLimit = 1024 * 1024

/**
 * The outline of a Markdown text (CommonMark 0.31 with GitHub's extensions) without front matter, as remark sees it. commonmark.js
 * finds it thirty times faster; where it may see something else than remark does, remark decides. Empty, with a problem, where the
 * text is more than either can take.
 */
export function readOutline(markdown: string, path: string): Outline & {problems: Problem[]} {
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
