import type {CheckResult} from '../../../model.ts'
import type {Report, ReportedDocument} from '../../../report.ts'
import {marks, outcomeOf} from '../../outcome.ts'
import {sameReason} from '../../same-reason.ts'
import {displayWidth} from '../../text/display-width.ts'
import {oneLine} from '../../text/one-line.ts'
import {showDuration} from '../../text/show-duration.ts'
import {showInputs} from '../../text/show-inputs.ts'
import {checkLines} from './check.ts'
import {line, type Piece, type Style} from './style.ts'

/** So many checks that passed are named one by one; of more only the number is said. */
const fewEnough = 20

/** The documents that were checked, those with trouble last, because the end is what is seen first. */
export function documentSections(report: Report, style: Style): string[] {
  const elsewhere = new Set(style.verbose ? [] : sameReason(report))
  const looked = report.documents.map((document) => ({
    ...document,
    results: document.results.filter((result) => !elsewhere.has(result)),
  }))
  const checked = looked.filter(({results}) => results.some(({status}) => status !== 'skipped'))
  const brief = !style.verbose && report.totals.passed > fewEnough
  const [well, troubled] = [checked.filter(isWell), checked.filter((document) => !isWell(document))]
  const short = brief ? briefly(well, style) : well.map((document) => section(document, false, style))
  return [...short, ...troubled.map((document) => section(document, brief, style))]
}

function isWell({results}: ReportedDocument): boolean {
  return results.every((result) => ['passed', 'skipped'].includes(outcomeOf(result)))
}

function briefly(documents: ReportedDocument[], style: Style): string[] {
  const {ink, sign} = marks.passed
  const titles = documents.map(({title}) => oneLine(title, 80))
  const width = Math.min(56, Math.max(0, ...titles.map((title) => displayWidth(title) + 2)))
  const lines = documents.flatMap(({path, results}, index) => {
    const passed = results.filter(({status}) => status === 'passed').length
    const pieces = [
      {text: `${sign} ${titles[index]!}`, ink, width},
      {text: `${passed} passed`, ink: 'plain' as const, width: 10},
      {text: oneLine(path), ink: 'dim' as const},
      ...givenPieces(results),
    ]
    return line(pieces, 0, style)
  })
  return lines.length === 0 ? [] : [lines.join('\n')]
}

function section(document: ReportedDocument, brief: boolean, style: Style): string {
  const {title, path, results} = document
  const passed = results.filter((result) => outcomeOf(result) === 'passed')
  const unnamed = brief ? ['skipped', 'passed'] : ['skipped']
  const named = results.filter((result) => !unnamed.includes(outcomeOf(result)))
  const head = line(
    [{text: oneLine(title), ink: 'bold'}, {text: oneLine(path), ink: 'dim'}, ...givenPieces(results)],
    0,
    style,
  )
  const {ink, sign} = marks.passed
  const number = brief && passed.length > 0 ? [style.paint(ink, `  ${sign} ${passed.length} passed`)] : []
  return [...head, ...number, ...blocks(named, style)].join('\n')
}

/** What was proven with inputs other than its own is not the document as it stands. */
function givenPieces(results: CheckResult[]): Piece[] {
  const inputs = showInputs(results)
  return inputs === '' ? [] : [{text: `with ${inputs}`, ink: 'yellow'}]
}

function isShort(result: CheckResult): boolean {
  return ['passed', 'flaky'].includes(outcomeOf(result))
}

/** What takes several lines has room around it. */
function blocks(results: CheckResult[], style: Style): string[] {
  const short = results.filter(isShort)
  const widest = (key: 'title' | 'id') => Math.max(0, ...short.map((one) => displayWidth(oneLine(one[key]))))
  const ids = Math.min(48, widest('id'))
  const room = style.width - ids - ' ✓    '.length - '9999.9 ms'.length
  const titles = Math.min(Math.max(20, room), widest('title') + 2)
  const lines: string[] = []
  for (const result of results) {
    const gap = lines.at(-1) === '' ? [] : ['']
    if (isShort(result)) lines.push(...shortLines(result, titles, ids, style))
    else lines.push(...gap, ...checkLines(result, style), '')
  }
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function shortLines(result: CheckResult, titles: number, ids: number, style: Style): string[] {
  const {ink, sign} = marks[outcomeOf(result)]
  const duration = showDuration(result.durationMs)
  const how: Piece = result.flaky
    ? {text: `flaky: passed only on look ${result.attempts}, ${duration}`, ink: 'yellow'}
    : {text: duration, ink: 'dim'}
  const pieces: Piece[] = [
    {text: `${sign} ${oneLine(result.title)}`, ink, width: titles},
    {text: oneLine(result.id), ink: 'dim', width: ids},
    how,
  ]
  return line(pieces, 2, style)
}
