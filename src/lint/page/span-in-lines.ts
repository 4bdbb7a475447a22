import type {Point} from '../../model.ts'
import type {Piece, Span} from '../../page.ts'

/** Where the stretch `match` at an offset of a piece of prose stands in the lines of its page; marks and escapes move columns. */
export function spanInLines(piece: Piece, offset: number, match: string, lines: readonly string[]): Span {
  const before = piece.text.slice(0, offset).split('\n')
  const line = piece.start.line + before.length - 1
  const from = before.length === 1 ? piece.start.column - 1 : 0
  const text = lines[line - 1] ?? ''
  const guess = from + before.at(-1)!.length
  const near = text.indexOf(match, Math.max(from, guess))
  const found = near === -1 ? text.indexOf(match, from) : near
  const at = found === -1 ? guess : found
  const point = (column: number): Point => ({line, column: column + 1})
  return {start: point(at), end: point(at + match.length)}
}
