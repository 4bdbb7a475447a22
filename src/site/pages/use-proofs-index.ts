import {useEffect, useState} from 'react'
import type {ProofsIndex} from '../../proof.ts'
import {poll} from '../live/poll.ts'
import {useSite} from '../live/use-site.ts'
import {readIndex} from './read-index.ts'

/** The states of all documents as a server knows them now; undefined until it answered. Asked for while the page is visible. */
export function useProofsIndex(): ProofsIndex | undefined {
  const {proofs} = useSite()
  const [index, setIndex] = useState<ProofsIndex>()
  useEffect(() => {
    let last: ProofsIndex | undefined
    let text = ''
    return poll({
      address: `${proofs}index.json`,
      take: (answer) => {
        const read = readIndex(answer)
        const next = read && JSON.stringify(read.documents)
        // Most answers say nothing new, and two thousand rows are not drawn again for that.
        if (read && next !== text) setIndex(read)
        if (read) last = read
        if (next) text = next
        return read !== undefined
      },
      isLive: () => last?.live === true,
      tick: () => undefined,
      reached: () => undefined,
    })
  }, [proofs])
  return index
}
