import type {Status} from '../model.ts'
import type {Report} from '../report.ts'
import {outcomeOf, resultsOf} from './outcome.ts'
import {plural} from '../util/plural.ts'
import {showInputs} from './text/show-inputs.ts'

/** What a report comes to. `reserved`: nothing stands against it, but it is not plain green either. */
export interface Verdict {
  level: 'proven' | 'reserved' | 'unproven'
  /** `Not proven: 2 failed, 1 could not be found out`. */
  sentence: string
}

/** Why a report is not proven, worst first, each with the exit status of architecture.md's table. */
export function objections(report: Report, lint = false): {exit: number; words: string}[] {
  const {totals} = report
  const [failed, errored] = [open(report, 'failed'), open(report, 'errored')]
  const unexplained = totals.failed + totals.errored === 0 ? totals.skipped : 0
  const empty = !lint && resultsOf(report).length + totals.refused === 0
  return [
    ...(report.interrupted ? [{exit: 130, words: 'interrupted'}] : []),
    ...(totals.problems > 0 ? [{exit: 2, words: plural(totals.problems, 'problem')}] : []),
    ...(empty ? [{exit: 2, words: 'nothing was checked'}] : []),
    ...(failed > 0 ? [{exit: 1, words: `${failed} failed`}] : []),
    ...(totals.refused > 0 ? [{exit: 4, words: `${totals.refused} refused`}] : []),
    ...(errored > 0 ? [{exit: 3, words: `${errored} could not be found out`}] : []),
    ...(unexplained > 0 ? [{exit: 3, words: `${unexplained} skipped though nothing failed`}] : []),
  ]
}

/** Sums a report up in words that are never better than it is. `lint`: the documents were only read. */
export function verdict(report: Report, lint = false): Verdict {
  const against = objections(report, lint).map(({words}) => words)
  if (against.length > 0)
    return {level: 'unproven', sentence: `Not ${lint ? 'sound' : 'proven'}: ${against.join(', ')}`}
  const reservations = reservationsOf(report)
  const {passed} = report.totals
  const good = lint ? 'Sound' : passed > 0 ? 'Proven' : 'Nothing proven'
  if (reservations.length > 0) return {level: 'reserved', sentence: `${good}, but ${reservations.join(', ')}`}
  const all = passed === 1 ? 'the one check passed' : `all ${passed} checks passed`
  return {level: 'proven', sentence: lint ? 'Sound: no problems' : `Proven: ${all}`}
}

function reservationsOf(report: Report): string[] {
  const {totals} = report
  const inputs = showInputs(resultsOf(report))
  return [
    ...(inputs === '' ? [] : [`only for ${inputs}`]),
    ...(totals.waived > 0 ? [`${totals.waived} waived`] : []),
    ...(totals.flaky > 0 ? [`${totals.flaky} flaky`] : []),
    ...(totals.skipped > 0 ? [`${totals.skipped} skipped`] : []),
    ...(totals.warnings > 0 ? [plural(totals.warnings, 'warning')] : []),
  ]
}

/** `12 checks: 7 passed (1 flaky), 3 failed (1 waived), 1 errored, 1 skipped; not run: 4 omitted, 2 refused; 1 problem`. */
export function counts(report: Report): string {
  const {totals} = report
  const checks = totals.passed + totals.failed + totals.errored + totals.skipped
  const waived = (status: Status) => part(report, status, 'waived')
  const ran = [
    `${totals.passed} passed${note(totals.flaky, 'flaky')}`,
    ...(totals.failed > 0 ? [`${totals.failed} failed${note(waived('failed'), 'waived')}`] : []),
    ...(totals.errored > 0 ? [`${totals.errored} errored${note(waived('errored'), 'waived')}`] : []),
    ...(totals.skipped > 0 ? [`${totals.skipped} skipped`] : []),
  ]
  const left = [
    ...(totals.omitted > 0 ? [`${totals.omitted} omitted`] : []),
    ...(totals.refused > 0 ? [`${totals.refused} refused`] : []),
  ]
  const wrong = [
    ...(totals.problems > 0 ? [plural(totals.problems, 'problem')] : []),
    ...(totals.warnings > 0 ? [plural(totals.warnings, 'warning')] : []),
  ]
  return [
    checks > 0 ? `${plural(checks, 'check')}: ${ran.join(', ')}` : '0 checks',
    ...(left.length > 0 ? [`not run: ${left.join(', ')}`] : []),
    ...(wrong.length > 0 ? [wrong.join(', ')] : []),
  ].join('; ')
}

function note(count: number, word: string): string {
  return count > 0 ? ` (${count} ${word})` : ''
}

/** How many results of a status fail the run. */
function open(report: Report, status: Status): number {
  return part(report, status, status)
}

function part(report: Report, status: Status, outcome: string): number {
  return resultsOf(report).filter((result) => result.status === status && outcomeOf(result) === outcome).length
}
