import type {Verification} from '../../proof.ts'

/** The time that a verification speaks of: where something is broken, when that was last seen; where nothing is missing, the oldest proof. */
export function lookedAt({state, checks, provenAt}: Verification): string | undefined {
  if (state !== 'broken') return state === 'unproven' ? undefined : provenAt
  const times = Object.values(checks).flatMap(({state, result}) => (state === 'broken' && result ? [result.time] : []))
  return times.sort().at(-1)
}
