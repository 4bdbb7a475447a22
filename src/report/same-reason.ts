import type {CheckResult} from '../model.ts'
import type {Report} from '../report.ts'
import {resultsOf} from './outcome.ts'

/** The checks that saw nothing, several for one reason (a target that is down, a program that is missing): that is said once. */
export function sameReason(report: Report): CheckResult[] {
  const blind = resultsOf(report).filter(
    ({status, waived, expectations}) =>
      status === 'errored' && !waived && expectations.every(({actual}) => actual === undefined),
  )
  const often = new Map<string | undefined, number>()
  for (const {reason} of blind) often.set(reason, (often.get(reason) ?? 0) + 1)
  return blind.filter(({reason}) => often.get(reason)! > 1)
}
