import type {Report} from '../report.ts'
import {objections} from './verdict.ts'

/**
 * The exit status of a run; the worst wins, in the order 130 interrupted, 2 documents, configuration or command line
 * wrong, or nothing selected, 1 failed (or flaky, when `strict`), 4 refused, 3 could not find out, 0 proven.
 * With `lint` the documents were only read, so 2 or 0.
 */
export function exitCode(report: Report, {strict, lint = false}: {strict: boolean; lint?: boolean}): number {
  const against = objections(report, lint).map(({exit}) => exit)
  if (strict && report.totals.flaky > 0) against.push(1)
  return order.find((exit) => against.includes(exit)) ?? 0
}

const order = [130, 2, 1, 4, 3]
