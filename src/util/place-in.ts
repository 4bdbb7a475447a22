import type {Place, Point} from '../model.ts'

/** A text and where its lines stand in the file it was taken from. */
export interface Excerpt {
  path: string
  text: string
  /** Line of the file that the first line of the text stands on. */
  line: number
  /** For each line of the text, the column of the file at which it starts; 1 where nothing is said. */
  columns?: readonly number[]
}

/** The place in the file of a stretch of an excerpt, given by offsets into its text. */
export function placeIn(excerpt: Excerpt, start: number, end: number): Place {
  return {path: excerpt.path, start: pointIn(excerpt, start), end: pointIn(excerpt, Math.max(start, end))}
}

function pointIn({text, line, columns}: Excerpt, offset: number): Point {
  let index = 0
  let lineStart = 0
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', lineStart)) {
    lineStart = next + 1
    index++
  }
  return {line: line + index, column: (columns?.[index] ?? 1) + offset - lineStart}
}
