/** How a text compares with a literal; `why` names the first line that does not. */
export interface Comparison {
  matches: boolean
  why?: string
  /** It was given up, because it would have taken too long. */
  tooCostly?: boolean
}

/** The most lines that are compared with one another before it is given up. */
const limit = 5e7

/** A line of a literal: a text, or texts with anything between them. */
export type LinePattern = string | string[]

/**
 * Whether a text is as a literal says, where a line `...` stands for any lines and `[..]` for anything within a line.
 * Line breaks at the ends of both do not count, nor do carriage returns at the ends of lines. Takes time linear in the text, but for
 * repetitive lines with `[..]`.
 */
export function literalMatches(literal: string, actual: string): boolean {
  return compareLiteral(literal, actual).matches
}

/** The same, and which line differs. */
export function compareLiteral(literal: string, actual: string): Comparison {
  const lines = linesOf(actual)
  const segments = segmentsOf(linesOf(literal))
  const first = segments[0]!
  const last = segments.at(-1)!
  const differing = first.findIndex((pattern, index) => index >= lines.length || !lineMatches(pattern, lines[index]!))
  if (differing !== -1) return differs(first[differing], lines, differing)
  if (segments.length === 1) {
    return lines.length === first.length ? {matches: true} : differs(undefined, lines, first.length)
  }
  let at = first.length
  const end = lines.length - last.length
  for (const segment of segments.slice(1, -1)) {
    const found = find(segment, lines, at, end)
    if (found === undefined) return {matches: false, tooCostly: true}
    if (found === -1)
      return {matches: false, why: `nothing from line ${at + 1} on is ${said(segment[0])}${more(segment)}`}
    at = found + segment.length
  }
  if (end < at) return {matches: false, why: `the end is missing, expected ${said(last[Math.max(0, at - end - 1)])}`}
  const wrong = last.findIndex((pattern, index) => !lineMatches(pattern, lines[end + index]!))
  return wrong === -1 ? {matches: true} : differs(last[wrong], lines, end + wrong)
}

/** The lines of a text without the line breaks at its end; an empty text has none. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map(withoutReturn)
  while (lines.at(-1) === '') lines.pop()
  return lines
}

function withoutReturn(line: string): string {
  let end = line.length
  while (line[end - 1] === '\r') end--
  return end === line.length ? line : line.slice(0, end)
}

/** Whether a line of a literal stands for any lines. */
export function isEllipsis(line: string): boolean {
  return line.trim() === '...'
}

/** A line of a literal, ready to be compared. */
export function linePattern(line: string): LinePattern {
  return line.includes('[..]') ? line.split('[..]') : line
}

/** Whether a line is as a line of a literal says. */
export function lineMatches(pattern: LinePattern, line: string): boolean {
  if (typeof pattern === 'string') return pattern === line
  const first = pattern[0]!
  const last = pattern.at(-1)!
  if (line.length < first.length + last.length || !line.startsWith(first) || !line.endsWith(last)) return false
  let at = first.length
  const end = line.length - last.length
  for (const part of pattern.slice(1, -1)) {
    const found = line.indexOf(part, at)
    if (found === -1 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

function segmentsOf(lines: string[]): LinePattern[][] {
  const segments: LinePattern[][] = [[]]
  for (const line of lines) {
    if (!isEllipsis(line)) segments.at(-1)!.push(linePattern(line))
    else if (segments.length === 1 || segments.at(-1)!.length > 0) segments.push([])
  }
  return segments
}

/** Where a segment first stands between two lines: -1 nowhere, undefined when that takes too long to find out. */
function find(segment: LinePattern[], lines: string[], from: number, to: number): number | undefined {
  if (segment.every((pattern) => typeof pattern === 'string')) return findTexts(segment, lines, from, to)
  let steps = 0
  for (let at = from; at + segment.length <= to; at++) {
    let same = 0
    while (same < segment.length && lineMatches(segment[same]!, lines[at + same]!)) same++
    if (same === segment.length) return at
    steps += same + 1
    if (steps > limit) return undefined
  }
  return -1
}

/** The algorithm of Knuth, Morris and Pratt, over lines. */
function findTexts(segment: string[], lines: string[], from: number, to: number): number {
  const border = [0]
  for (let at = 1, same = 0; at < segment.length; at++) {
    while (same > 0 && segment[at] !== segment[same]) same = border[same - 1]!
    if (segment[at] === segment[same]) same++
    border.push(same)
  }
  for (let at = from, same = 0; at < to; at++) {
    while (same > 0 && lines[at] !== segment[same]) same = border[same - 1]!
    if (lines[at] === segment[same]) same++
    if (same === segment.length) return at - same + 1
  }
  return -1
}

function differs(pattern: LinePattern | undefined, lines: string[], index: number): Comparison {
  if (index >= lines.length)
    return {matches: false, why: `the text ends before line ${index + 1}, expected ${said(pattern)}`}
  return {matches: false, why: `line ${index + 1} is ${said(lines[index])}, expected ${said(pattern)}`}
}

function said(pattern: LinePattern | undefined): string {
  if (pattern === undefined) return 'the end'
  const text = typeof pattern === 'string' ? pattern : pattern.join('[..]')
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}

function more(segment: LinePattern[]): string {
  return segment.length === 1 ? '' : ` and the lines after it`
}
