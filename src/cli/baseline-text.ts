import {styleText} from 'node:util'
import type {ComparedRow, RecordedRow} from '../baseline/index.ts'
import type {CheckResult, Unit} from '../model.ts'
import {defuse, oneLine} from '../report/index.ts'

/** What was recorded and what it replaces, a line each; then what could not be, and why. */
export function recordedLines(rows: readonly RecordedRow[], left: readonly CheckResult[]): string {
  const cells = rows.map(({id, path, value, before}) => [
    `✓ ${oneLine(id)}`,
    oneLine(path),
    numberText(value.value, value.unit),
    before ? `before: ${numberText(before.value, before.unit)}` : '',
  ])
  const lines = left.map(
    ({id, status, reason}) => `✗ ${oneLine(id)}  not recorded, ${status}: ${oneLine(reason ?? '', 300)}`,
  )
  return textOf([...aligned(cells), ...lines])
}

const signs = {
  within: {sign: '✓', ink: 'green', word: 'within'},
  regression: {sign: '✗', ink: 'red', word: 'regression'},
  unknown: {sign: '?', ink: 'yellow', word: 'not known'},
} as const

/** Baseline, seen, difference and tolerance side by side, a row for each value. */
export function comparedTable(rows: readonly ComparedRow[], {color}: {color: boolean}): string {
  const head = ['check', 'target', 'value', 'baseline', 'seen', 'difference', 'tolerance', 'verdict']
  const cells = rows.map(({id, target, path, recorded, seen, unit, difference, tolerance, verdict, reason}) => {
    const {sign, ink, word} = signs[verdict]
    const said = `${sign} ${word}${reason === undefined ? '' : `: ${oneLine(reason, 300)}`}`
    return [
      oneLine(id),
      target,
      oneLine(path),
      numberText(recorded, unit),
      numberText(seen, unit),
      difference === undefined ? '–' : `${difference > 0 ? '+' : ''}${Number(difference.toPrecision(3))}%`,
      tolerance ?? '–',
      color ? styleText(ink, said, {validateStream: false}) : said,
    ]
  })
  const count = (wanted: ComparedRow['verdict']) => rows.filter(({verdict}) => verdict === wanted).length
  const counts = (['within', 'regression', 'unknown'] as const).flatMap((verdict) =>
    count(verdict) > 0 ? [`${count(verdict)} ${signs[verdict].word}`] : [],
  )
  return textOf([...aligned([head, ...cells]), '', counts.join(', ')])
}

function numberText(value: number | undefined, unit: Unit | undefined): string {
  return value === undefined ? '–' : `${Number(value.toPrecision(4))}${unit ?? ''}`
}

/** Columns as wide as their widest cell. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

function textOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${defuse(lines.join('\n'))}\n`
}
