import type {CheckResult, Omission, Place, Problem} from '../../model.ts'
import type {Report} from '../../report.ts'
import {explain, placeOf} from '../explain.ts'
import {groupReasons} from '../group-reasons.ts'
import {isOpen, marks, outcomeOf, resultsOf} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {defuse} from '../text/defuse.ts'
import {oneLine} from '../text/one-line.ts'
import {showPlace} from '../text/show-place.ts'
import {counts, verdict} from '../verdict.ts'

/**
 * Workflow commands for GitHub Actions: an annotation at the line of the document for everything that is not plain
 * green, the gravest first because GitHub shows ten of a kind, and a group that names every result.
 * Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = (report, {lint}) => {
  const {sentence, level} = verdict(report, lint)
  return [
    `::group::${data(`Proofbook on ${oneLine(report.target)}: ${counts(report)}`)}`,
    ...resultsOf(report).map(resultLine),
    ...groupReasons(report.omissions).map(({reason, ids}) => plain(`- omitted  ${ids.length} ${reason}`)),
    '::endgroup::',
    ...annotations(report),
    plain(`${level === 'proven' ? '✓' : level === 'reserved' ? '!' : '✗'} ${sentence}`),
    '',
  ].join('\n')
}

function resultLine(result: CheckResult): string {
  const outcome = outcomeOf(result)
  const why = outcome === 'skipped' ? `  ${oneLine(result.reason ?? '')}` : ''
  const {sign} = marks[outcome]
  return plain(
    `${sign} ${outcome.padEnd(7)}  ${oneLine(result.id)}  ${oneLine(result.title)}${why}  ${showPlace(result.place)}`,
  )
}

function annotations(report: Report): string[] {
  const results = resultsOf(report)
  const {problems} = report
  return [
    ...problems.filter(({severity}) => severity === 'error').map(annotateProblem),
    ...results.filter((result) => isOpen(result) && result.status === 'failed').map(annotateResult),
    ...report.refused.map(annotateRefused),
    ...results.filter((result) => isOpen(result) && result.status === 'errored').map(annotateResult),
    ...results.filter((result) => ['waived', 'flaky'].includes(outcomeOf(result))).map(annotateResult),
    ...problems.filter(({severity}) => severity === 'warning').map(annotateProblem),
  ]
}

function annotateResult(result: CheckResult): string {
  const outcome = outcomeOf(result)
  const lines = [
    `${result.id} (${result.kind} on ${result.target}) ${outcome === 'flaky' ? 'is flaky' : result.status}`,
    ...explain(result),
    ...(result.command === undefined ? [] : [`look yourself: ${result.command}`]),
    ...(result.fix === undefined || outcome === 'flaky' ? [] : [`fix: ${result.fix}`]),
  ]
  return annotation(isOpen(result) ? 'error' : 'warning', placeOf(result), result.title, lines)
}

function annotateProblem({severity, place, rule, reason, hint, url}: Problem): string {
  const more = [...(hint === undefined ? [] : [hint]), ...(url === undefined ? [] : [`see ${url}`])]
  return annotation(severity, place, rule, [reason, ...more])
}

function annotateRefused({id, title, place, reason}: Omission): string {
  return annotation('error', place, title, [`${id} was refused`, reason])
}

function annotation(command: 'error' | 'warning', place: Place, title: string, lines: string[]): string {
  const {path, start, end} = place
  const columns = start.line === end.line ? {col: start.column, endColumn: Math.max(start.column, end.column - 1)} : {}
  const properties = {file: oneLine(path), line: start.line, endLine: end.line, ...columns, title: oneLine(title, 120)}
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
  return `::${command} ${written.join(',')}::${data(lines.map((line) => oneLine(line, 1000)).join('\n'))}`
}

/** The escapes of actions/toolkit, `command.ts`; the runner decodes these and no others. */
function data(text: string): string {
  return defuse(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function plain(text: string): string {
  return defuse(text)
}
