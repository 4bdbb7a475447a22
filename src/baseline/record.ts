import type {CheckResult, CheckSpec} from '../model.ts'
import type {Baselines, Recorded, RecordedCheck} from '../recorded.ts'
import {baselinePaths} from './baseline-paths.ts'
import {looksDigest} from './looks-digest.ts'

/** One value that was seen, beside the one that was recorded before. */
export interface RecordedRow {
  id: string
  path: string
  value: Recorded
  before?: Recorded
}

/** The baselines with what some checks have just seen; of a check that did not pass, what was recorded stays. */
export function record(
  before: Baselines,
  proven: readonly {spec: CheckSpec; result: CheckResult}[],
  {time, commit}: {time: string; commit?: string},
): {baselines: Baselines; rows: RecordedRow[]} {
  const checks = {...before.checks}
  const rows: RecordedRow[] = []
  for (const {spec, result} of proven) {
    if (result.status !== 'passed') continue
    const values = valuesIn(spec, result)
    for (const [path, value] of Object.entries(values)) {
      const known = Object.hasOwn(before.checks, spec.id) ? before.checks[spec.id]!.values[path] : undefined
      rows.push({id: spec.id, path, value, ...(known && {before: known})})
    }
    checks[spec.id] = {digest: looksDigest(spec), time, ...(commit !== undefined && {commit}), values}
  }
  return {baselines: {...before, checks: inOrder(checks)}, rows}
}

function valuesIn(spec: CheckSpec, {expectations}: CheckResult): RecordedCheck['values'] {
  const wanted = new Set(baselinePaths(spec))
  return inOrder(
    Object.fromEntries(
      expectations.flatMap(({path, comparison}): [string, Recorded][] => {
        if (!comparison || !wanted.has(path)) return []
        const {seen, unit} = comparison
        return [[path, {value: Number(seen.toPrecision(6)), ...(unit && {unit})}]]
      }),
    ),
  )
}

function inOrder<Value>(given: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
