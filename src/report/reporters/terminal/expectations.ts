import type {Expectation, Place} from '../../../model.ts'
import {isText} from '../../explain.ts'
import {difference, type DifferenceLine} from '../../text/difference.ts'
import {displayWidth, fit, pad} from '../../text/display-width.ts'
import {neutralise} from '../../text/neutralise.ts'
import {oneLine} from '../../text/one-line.ts'
import type {Ink} from '../../text/paint.ts'
import {showPlace} from '../../text/show-place.ts'
import {showValue} from '../../text/show-value.ts'
import {wrap} from '../../text/wrap.ts'
import {labelled, type Style} from './style.ts'

interface Row {
  path: string
  expected: string
  seen: string
  place: string
}

/**
 * What was expected beside what was seen: as a table where it fits, else below each other; texts of several lines as a
 * comparison. `from` is the path of the document, which is left out where there is no room for it.
 */
export function expectationLines(
  all: Expectation[],
  from: string,
  label: number,
  indent: number,
  style: Style,
): string[] {
  const table = tableOf(all, from, label, style.width - indent)
  return all.flatMap((expectation) => {
    if (isText(expectation)) return comparison(expectation, indent, style)
    const row = table?.rows.get(expectation)
    return table && row ? [tableRow(row, table, indent, style)] : stacked(expectation, indent, style)
  })
}

interface Table {
  rows: Map<Expectation, Row>
  widths: {path: number; expected: number; seen: number}
}

/** Cells that are longer than this are not for a table. */
const longest = 60

function tableOf(all: Expectation[], from: string, label: number, room: number): Table | undefined {
  const single = all.filter((expectation) => !isText(expectation))
  const short = ({expected, actual}: Expectation) => expected.length <= longest && showValue(actual).length <= longest
  if (!single.every(short)) return undefined
  const places = [showPlace, (place: Place) => (place.path === from ? `line ${place.start.line}` : showPlace(place))]
  return places.map((shown) => measured(single, shown, label)).find((table) => tableWidth(table) <= room)
}

function measured(single: Expectation[], shown: (place: Place) => string, label: number): Table {
  const rows = new Map(single.map((expectation) => [expectation, toRow(expectation, shown)]))
  const widest = (key: keyof Row) => Math.max(0, ...[...rows.values()].map((row) => displayWidth(row[key])))
  return {rows, widths: {path: Math.max(label, widest('path')), expected: widest('expected'), seen: widest('seen')}}
}

function tableWidth({rows, widths}: Table): number {
  const places = [...rows.values()].map(({place}) => displayWidth(place))
  const between = '  expected    seen    '.length
  return widths.path + widths.expected + widths.seen + between + Math.max(0, ...places)
}

function toRow(expectation: Expectation, shown: (place: Place) => string): Row {
  const {path, expected, actual, error, derivation, place} = expectation
  const how = derivation === undefined ? '' : ` (${oneLine(derivation, 100)})`
  return {
    path: oneLine(path, 100),
    expected: oneLine(expected) || '""',
    seen: error === undefined ? showValue(actual, 300) + how : `(not judged: ${oneLine(error)})`,
    place: place ? shown(place) : '',
  }
}

function tableRow({path, expected, seen, place}: Row, {widths}: Table, indent: number, {paint}: Style): string {
  const cells = [
    ' '.repeat(indent) + pad(path, widths.path),
    `${paint('dim', 'expected')} ${paint('green', expected)}${' '.repeat(widths.expected - displayWidth(expected))}`,
    ` ${paint('dim', 'seen')} ${paint('red', seen)}${' '.repeat(widths.seen - displayWidth(seen))}`,
    ` ${paint('dim', place)}`,
  ]
  return cells.join('  ').trimEnd()
}

function stacked(expectation: Expectation, indent: number, style: Style): string[] {
  const row = toRow(expectation, showPlace)
  const say = (label: string, text: string, ink: Ink) =>
    labelled({text: label, ink: 'dim', width: 8}, wrap(text, style.width - indent - 12), ink, indent + 2, style)
  return [
    ...wrap(row.path, style.width - indent).map((part) => ' '.repeat(indent) + part),
    ...say('expected', row.expected, 'green'),
    ...say('seen', row.seen, 'red'),
    ...(row.place === '' ? [] : say('at', row.place, 'dim')),
  ]
}

const inks: Record<DifferenceLine['sign'], Ink> = {'-': 'green', '+': 'red', ' ': 'dim', '…': 'dim'}

function comparison(
  {path, expected, actual, place}: Expectation & {actual: string},
  indent: number,
  style: Style,
): string[] {
  const {paint, width} = style
  const lines = difference(expected, actual)
  const at = place ? `  ${showPlace(place)}` : ''
  const note = lines.length === 0 ? 'differs only in the line end at the very end' : 'differs: - expected, + seen'
  const head = wrap(`${oneLine(path, 100)}  ${note}${at}`, width - indent)
  const room = width - indent - 4
  return [
    ...head.map((part) => ' '.repeat(indent) + part),
    ...lines.map(({sign, text}) => {
      const shown = `${sign} ${fit(neutralise(text.slice(0, 2000)), room)}`.trimEnd()
      return ' '.repeat(indent + 2) + paint(inks[sign], shown)
    }),
  ]
}
