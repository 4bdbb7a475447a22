import type {ReactNode} from 'react'
import type {TargetProofs} from '../../../../proof.ts'
import {trendOf} from '../../../live/trend.ts'

export interface Props {
  runs?: TargetProofs['trend'][string]
}

/** The last thirty runs of a check, each a bar as high as it was long; what did not pass hangs below the line. */
export default function Trend({runs}: Props): ReactNode {
  const trend = trendOf(runs)
  return (
    trend && (
      <svg className="pb-trend" viewBox="0 0 90 16" role="img" aria-label={trend.words}>
        <path d={trend.passed} />
        <path d={trend.others} />
      </svg>
    )
  )
}
