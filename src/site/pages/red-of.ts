import type {ProofsIndex, VerificationState} from '../../proof.ts'
import type {HomeData} from '../page-facts/pages-data.ts'
import {states} from '../page-facts/state-letters.ts'

export interface Red {
  slug: string
  target: string
  state: VerificationState
}

/** What of an index is broken, expired or stale, the worst first; how many are in which state; and when that was so. */
export function redOf(index: ProofsIndex, targets: string[]): {red: Red[]; counts: HomeData['counts']; asOf: string} {
  const counts: HomeData['counts'] = {broken: 0, expired: 0, stale: 0, unproven: 0, verified: 0}
  const red: Red[] = []
  for (const {slug, verifications} of index.documents) {
    for (const target of targets) {
      const one = Object.hasOwn(verifications, target) ? verifications[target] : undefined
      // Without a check that applies to the target there is nothing that could be proven.
      if (!one || states.every((state) => !one.counts[state])) continue
      counts[one.state]++
      if (one.state !== 'verified' && one.state !== 'unproven') red.push({slug, target, state: one.state})
    }
  }
  red.sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
  return {red, counts, asOf: index.asOf}
}
