import type {DocumentProofs} from '../../proof.ts'
import {openForPrint} from './open-for-print.ts'
import {poll} from './poll.ts'
import {readProofs} from './read-proofs.ts'
import {shareProofs} from './share-proofs.ts'

export interface Following {
  address: string
  slug: string
  proofs: () => DocumentProofs
  /** Something is known that was not, or only the clock went on. */
  update: (change: {proofs?: DocumentProofs; isCutOff?: boolean}) => void
}

/**
 * What a page does once it is read: asks for newer proofs, keeps the clock, opens what is folded where it is printed. Loaded by
 * itself, behind all that a reader waits for. Gives what stops it.
 */
export function follow({address, slug, proofs, update}: Following): () => void {
  let isCutOff = false
  const stops = [
    openForPrint(),
    poll({
      address,
      take: (answer) => {
        const next = readProofs(answer, slug)
        // A cache may hand out what is older than the page.
        const isNewer = next && (next.live || !(Date.parse(next.asOf) < Date.parse(proofs().asOf)))
        if (isNewer) update({proofs: shareProofs(proofs(), next)})
        return next !== undefined
      },
      isLive: () => proofs().live === true,
      tick: () => update({}),
      reached: (isReached) => {
        if (isCutOff === isReached) update({isCutOff: (isCutOff = !isReached)})
      },
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
