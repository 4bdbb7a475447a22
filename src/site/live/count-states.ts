import type {VerificationState} from '../../proof.ts'

/** How many documents are in which state on a target, and to how many it does not apply: together, all of them. */
export type StateCounts = Record<VerificationState | 'none', number>

/** Counts the states of documents, by target. */
export function countStates(
  rows: {states: Record<string, VerificationState>}[],
  targets: string[],
): Record<string, StateCounts> {
  const counts = targets.map((target) => {
    const count: StateCounts = {broken: 0, unproven: 0, stale: 0, expired: 0, verified: 0, none: 0}
    for (const {states} of rows) count[Object.hasOwn(states, target) ? states[target]! : 'none']++
    return [target, count] as const
  })
  return Object.fromEntries(counts)
}
