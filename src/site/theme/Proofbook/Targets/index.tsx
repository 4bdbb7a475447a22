import {type ReactNode, useId} from 'react'
import type {Verification} from '../../../../proof.ts'
import {lookedAt} from '../../../live/looked-at.ts'
import Moment from '../Moment/index.tsx'
import State from '../State/index.tsx'

export interface Props {
  verifications: Record<string, Verification>
  target: string
  now?: number
  onChoose: (target: string) => void
}

/** The state on every target, and which one the page is read for. */
export default function Targets({verifications, target, now, onChoose}: Props): ReactNode {
  const group = useId()
  return (
    <fieldset className="pb-targets">
      <legend>Target</legend>
      {Object.values(verifications).map((verdict) => {
        const {target: name, state} = verdict
        const time = lookedAt(verdict)
        return (
          <label key={name}>
            <input
              type="radio"
              className="pb-js"
              name={group}
              checked={name === target}
              onChange={() => {
                onChoose(name)
              }}
            />{' '}
            <b>{name}</b> <State of={state} /> {time && <Moment time={time} now={now} />}
          </label>
        )
      })}
    </fieldset>
  )
}
