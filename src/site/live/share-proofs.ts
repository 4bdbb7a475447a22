import type {DocumentProofs, TargetProofs} from '../../proof.ts'

/** New proofs in which what did not change is the same object as before, so that nobody renders it again. */
export function shareProofs(before: DocumentProofs, next: DocumentProofs): DocumentProofs {
  const targets = Object.entries(next.targets).map(
    ([name, target]) => [name, shareTarget(before.targets[name], target)] as const,
  )
  return {...next, targets: Object.fromEntries(targets)}
}

function shareTarget(before: TargetProofs | undefined, next: TargetProofs): TargetProofs {
  if (!before) return next
  return {
    ...next,
    results: shareEach(
      before.results,
      next.results,
      (a, b) =>
        a.time === b.time && a.status === b.status && a.digest === b.digest && a.evidence.length === b.evidence.length,
    ),
    trend: shareEach(before.trend, next.trend, (a, b) => a.length === b.length && a.at(-1)?.time === b.at(-1)?.time),
  }
}

function shareEach<Value>(
  before: Record<string, Value>,
  next: Record<string, Value>,
  isSame: (a: Value, b: Value) => boolean,
): Record<string, Value> {
  const shared = Object.entries(next).map(([name, value]) => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined
    return [name, old !== undefined && isSame(old, value) ? old : value] as const
  })
  return Object.fromEntries(shared)
}
