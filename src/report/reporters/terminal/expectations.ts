import type {Expectation} from '../../../model.ts'
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

/** What was expected beside what was seen: as a table where it fits, else below each other, texts of several lines as a comparison. */
export function expectationLines(all: Expectation[], width: number, indent: number, style: Style): string[] {
  const single = all.filter((expectation) => !isText(expectation))
  const rows = single.map((expectation) => toRow(expectation, 60))
  const columns = {
    expected: Math.max(0, ...rows.map(({expected}) => displayWidth(expected))),
    seen: Math.max(0, ...rows.map(({seen}) => displayWidth(seen))),
  }
  const whole = (expectation: Expectation) =>
    expectation.expected.length <= 60 && showValue(expectation.actual).length <= 60
  const widest = Math.max(0, ...rows.map(({path, place}) => Math.max(width, displayWidth(path)) + displayWidth(place)))
  const fits =
    single.every(whole) && indent + widest + 'expected seen'.length + columns.expected + columns.seen + 9 <= style.width
  return all.flatMap((expectation) => {
    if (isText(expectation)) return comparison(expectation, indent, style)
    return fits
      ? [tableRow(toRow(expectation, 60), columns, width, indent, style)]
      : stacked(expectation, indent, style)
  })
}

/** Whether an expectation is shown as a comparison of lines. */
export function isText({expected, actual, error}: Expectation): boolean {
  return error === undefined && typeof actual === 'string' && expected.includes('\n')
}

function toRow({path, expected, actual, error, derivation, place}: Expectation, max: number): Row {
  const how = derivation === undefined ? '' : ` (${oneLine(derivation, 100)})`
  return {
    path: oneLine(path, 100),
    expected: oneLine(expected, max) || '""',
    seen: error === undefined ? showValue(actual, max) + how : `(not judged: ${oneLine(error)})`,
    place: place ? showPlace(place) : '',
  }
}

function tableRow(
  row: Row,
  columns: {expected: number; seen: number},
  width: number,
  indent: number,
  {paint}: Style,
): string {
  const cells = [
    ' '.repeat(indent) + pad(row.path, width),
    `${paint('dim', 'expected')} ${paint('green', pad(row.expected, columns.expected))} `,
    `${paint('dim', 'seen')} ${paint('red', pad(row.seen, columns.seen))} `,
    paint('dim', row.place),
  ]
  return cells.join('  ').trimEnd()
}

function stacked(expectation: Expectation, indent: number, style: Style): string[] {
  const row = toRow(expectation, 1000)
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

function comparison({path, expected, actual, place}: Expectation, indent: number, style: Style): string[] {
  const {paint, width} = style
  const lines = difference(expected, actual as string)
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
