import type {ReactNode} from 'react'
import type {VerificationState} from '../../../../proof.ts'

export type Shown = VerificationState | 'waived'

export interface Props {
  of: Shown
  /** Instead of the word of the state. */
  children?: ReactNode
}

/** A shape of its own for each state, so that colour is never the only sign. */
const shapes: Record<Shown, string> = {
  verified: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1 10L3.8 7.8 5 6.6 7 8.6l4.2-4.2 1.2 1.2Z',
  broken:
    'M5 1h6l4 4v6l-4 4H5l-4-4V5Zm.2 2.9L3.9 5.2 6.7 8l-2.8 2.8 1.3 1.3L8 9.3l2.8 2.8 1.3-1.3L9.3 8l2.8-2.8-1.3-1.3L8 6.7Z',
  stale: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2v10A5 5 0 0 1 8 3Z',
  expired: 'M2 1h12v2l-4.5 5 4.5 5v2H2v-2l4.5-5L2 3Zm3 2 3 3.5L11 3Z',
  unproven: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z',
  waived: 'M8 1l7 7-7 7-7-7Zm-1 3v5h2V4Zm0 6v2h2v-2Z',
}

const words: Record<Shown, string> = {
  verified: 'Verified',
  broken: 'Broken',
  stale: 'Stale',
  expired: 'Expired',
  unproven: 'Unproven',
  waived: 'Waived',
}

/** A state as a shape and a word. */
export default function State({of, children = words[of]}: Props): ReactNode {
  return (
    <span className={`pb-state pb-is-${of}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path fillRule="evenodd" d={shapes[of]} />
      </svg>
      {children}
    </span>
  )
}
