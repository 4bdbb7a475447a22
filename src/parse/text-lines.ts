import type {Point} from '../model.ts'

/** What ends a line of Markdown. */
export const lineEnd = /\r\n|\n|\r/

/** A text, its lines without their ends, and the offset at which each line starts. */
export interface TextLines {
  text: string
  lines: string[]
  starts: number[]
}

/** A text that was split into lines, and where they start. */
export function textLines(text: string, lines: string[]): TextLines {
  const starts: number[] = []
  const mayBeTwo = text.includes('\r\n')
  let start = 0
  for (const line of lines) {
    starts.push(start)
    start += line.length + 1
    if (mayBeTwo && text.startsWith('\r\n', start - 1)) start++
  }
  return {text, lines, starts}
}

/** The text between two points, line ends as they are in the text. */
export function textBetween({text, starts}: TextLines, start: Point, end: Point): string {
  return text.slice(starts[start.line - 1]! + start.column - 1, starts[end.line - 1]! + end.column - 1)
}
