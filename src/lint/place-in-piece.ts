import type {Facts} from '../fact.ts'
import type {Point} from '../model.ts'
import type {Page, Piece, Span} from '../page.ts'

/**
 * Where a stretch of the text of a piece stands. Exact on the line that the piece begins on; further down, where what contains the piece
 * may indent its lines, the stretch is looked for in the file.
 */
export function placeInPiece(piece: Piece, offset: number, length: number, page: Page, {textOf}: Facts): Span {
  const before = piece.text.slice(0, offset)
  const below = before.split('\n').length - 1
  const stretch = piece.text.slice(offset, offset + length)
  const line = piece.start.line + below
  const written = textOf(page.path)?.split(/\r\n|\n|\r/)[line - 1]
  const from = below === 0 ? piece.start.column - 1 : 0
  const guess = below === 0 ? from + offset : 0
  const found = written?.startsWith(stretch, guess) ? guess : (written?.indexOf(stretch, from) ?? -1)
  const column = (found === -1 ? guess : found) + 1
  const start: Point = {line, column}
  return {start, end: {line, column: column + length}}
}
