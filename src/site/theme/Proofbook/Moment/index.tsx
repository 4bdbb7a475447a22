import type {ReactNode} from 'react'
import {sayAge, sayTime} from '../../../live/say-time.ts'

export interface Props {
  time: string
  /** Milliseconds since 1970; undefined where the clock was not asked. */
  now?: number
}

/** A time: how long ago where it is known what time it is, otherwise as it is. */
export default function Moment({time, now}: Props): ReactNode {
  const said = sayTime(time)
  return (
    <time dateTime={time} title={said}>
      {(now !== undefined && sayAge(time, now)) || said}
    </time>
  )
}
