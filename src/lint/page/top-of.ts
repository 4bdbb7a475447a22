import type {Page, Span} from '../../page.ts'

/** What stands for a page as a whole: its first heading, or its first line. */
export function topOf({headings}: Page): Span {
  const [first] = headings
  return first ? {start: first.start, end: first.end} : {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
}
