import type {ReactNode} from 'react'
import type {VerificationState} from '../../../../proof.ts'

export type Shown = VerificationState | 'waived'

export interface Props {
  of: Shown
  /** Instead of the word of the state. */
  children?: ReactNode
}

/** A state as a word and a shape of its own, which the style draws, so that colour is never the only sign. */
export default function State({of, children = of[0]!.toUpperCase() + of.slice(1)}: Props): ReactNode {
  return <span className={`pb-state pb-is-${of}`}>{children}</span>
}
