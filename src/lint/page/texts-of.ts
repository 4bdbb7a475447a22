import type {Point} from '../../model.ts'
import type {Page, Piece} from '../../page.ts'

/** A text of a page, and where its characters stand. */
export interface PageText {
  text: string
  at: (offset: number) => Point
}

/** Everything that is written on a page, whatever it is: code, prose, addresses, comments, front matter. */
export function textsOf(page: Page): PageText[] {
  const {fences, codes, prose, links, comments, frontMatterText = ''} = page
  return [
    {text: frontMatterText, at: pointIn(frontMatterText, 2, () => 1)},
    ...fences.map(({text, line, columns}) => ({text, at: pointIn(text, line, (row) => columns[row] ?? 1)})),
    ...codes.map((code) => pieceText(code, Math.max(1, Math.floor((widthOf(code) - code.text.length) / 2)))),
    ...prose.map((piece) => pieceText(piece, 0)),
    ...links.map(({url, start, end}) => pieceText({text: url, start, end}, 0)),
    ...comments.map((comment) => pieceText(comment, 0)),
  ]
}

function widthOf({start, end, text}: Piece): number {
  return start.line === end.line ? end.column - start.column : text.length
}

function pieceText({text, start}: Piece, lead: number): PageText {
  return {text, at: pointIn(text, start.line, (row) => (row === 0 ? start.column + lead : 1))}
}

function pointIn(text: string, firstLine: number, columnOf: (row: number) => number): PageText['at'] {
  return (offset) => {
    const before = text.slice(0, offset).split('\n')
    const row = before.length - 1
    return {line: firstLine + row, column: columnOf(row) + before.at(-1)!.length}
  }
}
