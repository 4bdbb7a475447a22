import type {CheckResult, Report} from '../model.ts'
import {resultsOf} from './outcome.ts'

/** The checks that errored before anything was looked at, several for the same reason (a target that did not start): said once. */
export function neverLooked(report: Report): CheckResult[] {
  const early = resultsOf(report).filter(
    ({status, attempts, waived}) => status === 'errored' && attempts === 0 && !waived,
  )
  const often = new Map<string | undefined, number>()
  for (const {reason} of early) often.set(reason, (often.get(reason) ?? 0) + 1)
  return early.filter(({reason}) => often.get(reason)! > 1)
}
