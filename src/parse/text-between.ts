import type {Point} from '../model.ts'

/** What ends a line of Markdown. */
export const lineEnd = /\r\n|\n|\r/

/** A text, and its lines without their ends. */
export interface Lines {
  text: string
  lines: string[]
}

/** The text between two points, line ends as they are in the text. */
export function textBetween({text, lines}: Lines, start: Point, end: Point): string {
  if (!text.includes('\r')) {
    const [first = '', ...rest] = lines.slice(start.line - 1, end.line)
    const last = rest.pop()
    if (last === undefined) return first.slice(start.column - 1, end.column - 1)
    return [first.slice(start.column - 1), ...rest, last.slice(0, end.column - 1)].join('\n')
  }
  const starts = lineStarts(text)
  return text.slice(starts[start.line - 1]! + start.column - 1, starts[end.line - 1]! + end.column - 1)
}

function lineStarts(text: string): number[] {
  const ends = text.matchAll(new RegExp(lineEnd, 'g'))
  return [0, ...Array.from(ends, (end) => end.index + end[0].length)]
}
