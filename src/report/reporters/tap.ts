import type {CheckResult, Omission, Place, Problem} from '../../model.ts'
import type {Report} from '../../report.ts'
import {explain, reservationsOn, objectionsTo, placeOf} from '../explain.ts'
import {outcomeOf, resultsOf} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {cut} from '../text/cut.ts'
import {defuse} from '../text/defuse.ts'
import {jsonText} from '../text/json-text.ts'
import {oneLine} from '../text/one-line.ts'
import {showPlace} from '../text/show-place.ts'
import {showValue} from '../text/show-value.ts'
import {counts, verdict} from '../verdict.ts'

/** A test point; `directive` is what keeps a consumer from counting it as plainly passed or failed. */
interface Point {
  ok: boolean
  description: string
  directive?: string
  diagnostics?: Record<string, unknown>
}

/**
 * TAP 14 with YAML diagnostics: a point for each problem, check, refusal and omission. Waived checks are TODO, skipped
 * and omitted ones SKIP. Format: https://testanything.org/tap-version-14-specification.html
 */
export const tap: Reporter = (report, {lint}) => {
  const points = pointsOf(report)
  const {level, sentence} = verdict(report, lint)
  const silent = level === 'unproven' && !points.some(({ok, directive}) => !ok && directive === undefined)
  if (silent && !report.interrupted) points.push({ok: false, description: sentence})
  return [
    'TAP version 14',
    `1..${points.length}${points.length === 0 ? ' # SKIP no problems' : ''}`,
    ...points.map(pointText),
    ...report.problems.filter(({severity}) => severity === 'warning').map(warning),
    `# ${defuse(counts(report))}`,
    ...(report.interrupted ? ['Bail out! interrupted'] : []),
    '',
  ].join('\n')
}

function pointsOf(report: Report): Point[] {
  return [
    ...report.problems.filter(({severity}) => severity === 'error').map(problemPoint),
    ...resultsOf(report).map(resultPoint),
    ...report.refused.map((one) => ({
      ...omissionPoint(one),
      ok: false,
      diagnostics: {refused: one.reason, ...at(one.place)},
    })),
    ...report.omissions.map((one) => ({...omissionPoint(one), directive: `SKIP omitted: ${oneLine(one.reason)}`})),
  ]
}

function problemPoint({rule, reason, place, hint}: Problem): Point {
  return {ok: false, description: `${showPlace(place)} ${rule}`, diagnostics: {message: reason, hint, ...at(place)}}
}

function warning({rule, reason, place}: Problem): string {
  return `# warning: ${defuse(`${showPlace(place)} ${oneLine(rule)} ${oneLine(reason)}`)}`
}

function omissionPoint({id, title}: Omission): Point {
  return {ok: true, description: `${id} ${title}`}
}

function resultPoint(result: CheckResult): Point {
  const outcome = outcomeOf(result)
  const point = {
    ok: result.status === 'passed' || result.status === 'skipped',
    description: `${result.id} ${result.title}`,
  }
  if (outcome === 'passed') return point
  const why = explain(result)
  if (outcome === 'skipped') return {...point, directive: `SKIP ${why[0] ?? ''}`}
  const expectations = objectionsTo(result).map(({path, expected, actual}) => ({
    path,
    expected: cut(expected, 2000),
    seen: showValue(actual, 2000),
  }))
  const {command, fix} = result
  const diagnostics = {outcome, message: why.join('\n'), expectations, command, fix, ...at(placeOf(result))}
  return outcome === 'waived'
    ? {...point, directive: `TODO ${reservationsOn(result).join(' ')}`, diagnostics}
    : {...point, diagnostics}
}

function at({path, start}: Place) {
  return {file: path, line: start.line, column: start.column}
}

function pointText({ok, description, directive, diagnostics}: Point, index: number): string {
  const name = oneLine(description).replace(/[\\#]/g, '\\$&')
  const line = `${ok ? 'ok' : 'not ok'} ${index + 1} - ${name}${directive === undefined ? '' : ` # ${directive}`}`
  return [defuse(line), ...(diagnostics ? yamlBlock(diagnostics) : [])].join('\n')
}

/** JSON values are YAML values, and safe ones. */
function yamlBlock(values: Record<string, unknown>): string[] {
  const known = Object.entries(values).filter(([, value]) => value !== undefined)
  return ['  ---', ...known.map(([key, value]) => `  ${key}: ${jsonText(value)}`), '  ...']
}
