import type {ProofsIndex, VerificationState} from '../../proof.ts'
import {toothlessOn} from './toothless-on.ts'

interface Row {
  slug: string
  states: Record<string, VerificationState>
  toothless?: Record<string, number>
}

/** Rows with the states, and the toothless checks, that an index knows; the same list where it knows nothing else. */
export function currentRows<One extends Row>(rows: One[], index: ProofsIndex | undefined): One[] {
  const known = new Map(index?.documents.map(({slug, verifications}) => [slug, verifications]))
  let isSame = true
  const current = rows.map((row) => {
    const [states, toothless]: [Row['states'], Record<string, number>] = [{}, {}]
    for (const [target, state] of Object.entries(row.states)) {
      const before = toothlessOn(row, target)
      const now = known.get(row.slug)?.[target] ?? {state, toothless: before}
      states[target] = now.state
      if (now.toothless) toothless[target] = now.toothless
      if (now.state !== state || (now.toothless ?? 0) !== before) isSame = false
    }
    return {...row, states, toothless}
  })
  return isSame ? rows : current
}
