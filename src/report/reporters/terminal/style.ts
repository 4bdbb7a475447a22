import type {ReporterOptions} from '../../reporter.ts'
import {displayWidth} from '../../text/display-width.ts'
import type {Ink, Paint} from '../../text/paint.ts'
import {wrap} from '../../text/wrap.ts'

/** The options of the reporter, made ready. */
export interface Style extends ReporterOptions {
  paint: Paint
}

/** A piece of a line. */
export interface Piece {
  text: string
  ink: Ink
  /** Columns to fill up to, so that pieces below each other align. */
  width?: number
}

/** Pieces side by side, three spaces apart, as many as fit; the others on lines below, indented a little more. */
export function line(pieces: Piece[], indent: number, {paint, width}: Style): string[] {
  const lines: {text: string; columns: number}[] = []
  const trimmed = pieces.map((piece) => ({...piece, text: piece.text.trimEnd()}))
  for (const piece of trimmed.filter(({text}) => text !== '')) {
    const columns = Math.max(piece.width ?? 0, displayWidth(piece.text))
    const current = lines.at(-1)
    if (current && current.columns + 3 + displayWidth(piece.text) <= width) {
      current.text += `   ${fill(paint(piece.ink, piece.text), displayWidth(piece.text), columns)}`
      current.columns += 3 + columns
      continue
    }
    for (const part of wrap(piece.text, width - indent - 2)) {
      const margin = ' '.repeat(lines.length === 0 ? indent : indent + 2)
      const taken = Math.max(piece.width ?? 0, displayWidth(part))
      const text = margin + fill(paint(piece.ink, part), displayWidth(part), taken)
      lines.push({text, columns: margin.length + taken})
    }
  }
  return lines.map(({text}) => text.trimEnd())
}

function fill(text: string, columns: number, wanted: number): string {
  return text + ' '.repeat(Math.max(0, wanted - columns))
}

/** A label and what it says; further lines of it stand below the first. */
export function labelled(label: Piece, lines: string[], ink: Ink, indent: number, {paint}: Style): string[] {
  const width = Math.max(label.width ?? 0, displayWidth(label.text)) + 2
  return lines.map((text, index) => {
    const before = index === 0 ? fill(paint(label.ink, label.text), displayWidth(label.text), width) : ' '.repeat(width)
    return (' '.repeat(indent) + before + paint(ink, text.trimEnd())).trimEnd()
  })
}
