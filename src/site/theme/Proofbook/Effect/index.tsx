import type {ReactNode} from 'react'
import type {Effect as Name} from '../../../../model.ts'

export interface Props {
  of: Name
}

/** What running something can do to its target, as a word in a frame that is heavier the more it can do. */
export default function Effect({of}: Props): ReactNode {
  return <span className={`pb-effect pb-effect--${of}`}>{of}</span>
}
