import type {CheckResult, Status} from '../model.ts'
import type {Report} from '../report.ts'
import type {Ink} from './text/paint.ts'

/** How a check counts: its status, unless it passed only on a second look or did not pass but is waived. */
export type Outcome = Status | 'flaky' | 'waived'

/** Says how a result counts. */
export function outcomeOf({status, flaky, waived}: CheckResult): Outcome {
  if (status === 'passed') return flaky ? 'flaky' : 'passed'
  return waived && status !== 'skipped' ? 'waived' : status
}

/** How each outcome is marked: a sign of its own, so that colour only repeats it. */
export const marks: Record<Outcome, {sign: string; ink: Ink}> = {
  passed: {sign: '✓', ink: 'green'},
  flaky: {sign: '~', ink: 'yellow'},
  waived: {sign: '!', ink: 'yellow'},
  failed: {sign: '✗', ink: 'red'},
  errored: {sign: '?', ink: 'red'},
  skipped: {sign: '-', ink: 'yellow'},
}

/** Every result of a report, in order. */
export function resultsOf(report: Pick<Report, 'documents'>): CheckResult[] {
  return report.documents.flatMap(({results}) => results)
}

/** Whether a result fails the run: it did not pass and is not waived. */
export function isOpen(result: CheckResult): boolean {
  const outcome = outcomeOf(result)
  return outcome === 'failed' || outcome === 'errored'
}
