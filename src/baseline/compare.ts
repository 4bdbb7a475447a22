import type {CheckResult, Comparison} from '../model.ts'

/** A value beside its baseline. */
export interface ComparedRow extends Partial<Comparison> {
  id: string
  target: string
  path: string
  /** `unknown`: nothing was recorded or seen, see `reason`. */
  verdict: 'within' | 'regression' | 'unknown'
  reason?: string
}

/** One row for each value that a check compares with a baseline; `paths`: where it does. */
export function compare(proven: readonly {result: CheckResult; paths: readonly string[]}[]): ComparedRow[] {
  return proven.flatMap(({result, paths}) =>
    paths.map((path): ComparedRow => {
      const {id, target} = result
      const judged = result.expectations.find((one) => one.path === path)
      const {comparison, met, error} = judged ?? {}
      const row = {id, target, path, ...comparison}
      if (comparison?.difference !== undefined)
        return {...row, verdict: isWithin(comparison, met) ? 'within' : 'regression'}
      const reason = error ?? (judged ? `\`${path}\` is not a number` : result.reason) ?? 'nothing was seen'
      return {...row, verdict: 'unknown', reason}
    }),
  )
}

/** What stands beside the baseline in `all` may be what is not met. */
function isWithin({difference = 0, tolerance}: Comparison, met: boolean | undefined): boolean {
  if (met) return true
  const limit = Number.parseFloat(tolerance.slice(1))
  if (tolerance.startsWith('+')) return difference <= limit
  return tolerance.startsWith('-') ? -difference <= limit : Math.abs(difference) <= limit
}
