import type {Place} from '../model.ts'
import {displayWidth, fit, splitAtWidth} from './text/display-width.ts'
import {neutralise} from './text/neutralise.ts'
import type {Paint} from './text/paint.ts'

/**
 * The lines of a document around some places in it, each place underlined, none wider than `width`; empty where none of
 * the places is in the text. Lines in between that are not shown are a `⋮`.
 */
export function frame(text: string, places: Place[], width: number, paint: Paint): string[] {
  const lines = text.split(/\r?\n/)
  const inside = places.filter(({start}) => start.line >= 1 && start.line <= lines.length).slice(0, 10)
  const marked = new Map(inside.map((place) => [place.start.line, place]))
  const shown = [...marked.keys()].flatMap((line) => [line - 1, line, line + 1])
  const numbers = [...new Set(shown)].filter((line) => line >= 1 && line <= lines.length).sort((a, b) => a - b)
  const digits = String(numbers.at(-1)).length
  return numbers.flatMap((number, index) => {
    const gap = index > 0 && numbers[index - 1] !== number - 1 ? [paint('dim', `  ${' '.repeat(digits - 1)}⋮`)] : []
    const place = marked.get(number)
    return [...gap, ...row(lines[number - 1]!, number, digits, place, Math.max(10, width - digits - 5), paint)]
  })
}

function row(
  line: string,
  number: number,
  digits: number,
  place: Place | undefined,
  width: number,
  paint: Paint,
): string[] {
  const gutter = paint('dim', `${String(number).padStart(digits)} │`)
  if (!place) return [`  ${gutter} ${fit(clean(line.slice(0, 2000)), width)}`.trimEnd()]
  const {before, text, length} = around(line, place, width)
  const under = `${' '.repeat(before)}${paint('red', '^'.repeat(length))}`
  return [`${paint('red', '>')} ${gutter} ${text}`.trimEnd(), `  ${paint('dim', `${' '.repeat(digits)} │`)} ${under}`]
}

/** The part of a line that shows a place, how many columns stand before the place in it and how many it takes. */
function around(line: string, {start, end}: Place, width: number) {
  const from = Math.min(line.length, start.column - 1)
  const to = end.line === start.line ? Math.max(from, Math.min(line.length, end.column - 1)) : line.trimEnd().length
  const skipped = Math.max(0, from - 1000)
  let text = clean(line.slice(skipped, from + 2000))
  let before = displayWidth(clean(line.slice(skipped, from)))
  const wanted = Math.max(1, displayWidth(clean(line.slice(from, Math.min(to, from + 1000)))))
  if (skipped > 0 || before + Math.min(wanted, width / 2) > width) {
    const kept = splitAtWidth(text, Math.max(0, before - Math.floor(width / 3)))[1]
    before = displayWidth(kept) - (displayWidth(text) - before) + 1
    text = `…${kept}`
  }
  return {before, text: fit(text, width), length: Math.max(1, Math.min(wanted, width - before))}
}

function clean(text: string): string {
  return neutralise(text.replaceAll('\t', '    '))
}
