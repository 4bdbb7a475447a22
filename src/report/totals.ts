import type {CheckResult} from '../model.ts'
import type {Report, Totals} from '../report.ts'
import {outcomeOf, resultsOf} from './outcome.ts'

/** Counts a report. `passed + failed + errored + skipped` is the number of results; `omitted` and `refused` come on top. */
export function totals(report: Pick<Report, 'documents' | 'problems' | 'omissions' | 'refused'>): Totals {
  const results = resultsOf(report)
  const count = (test: (result: CheckResult) => boolean) => results.filter(test).length
  const errors = report.problems.filter(({severity}) => severity === 'error').length
  return {
    passed: count(({status}) => status === 'passed'),
    failed: count(({status}) => status === 'failed'),
    errored: count(({status}) => status === 'errored'),
    skipped: count(({status}) => status === 'skipped'),
    flaky: count((result) => outcomeOf(result) === 'flaky'),
    waived: count((result) => outcomeOf(result) === 'waived'),
    omitted: report.omissions.length,
    refused: report.refused.length,
    problems: errors,
    warnings: report.problems.length - errors,
  }
}
