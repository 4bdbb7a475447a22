import type {ReactNode} from 'react'
import {statesWorstFirst} from '../../../live/states-worst-first.ts'

export interface Filters {
  text: string
  /** Empty: any; `toothless`: with a check that cannot fail. */
  state: string
  /** Empty: any. */
  target: string
}

export interface Props {
  filters: Filters
  targets: string[]
  onChange: (filters: Filters) => void
}

const choices = [...statesWorstFirst, 'toothless']

/** Fields that narrow the table; without JavaScript there are none, because they could do nothing. */
export default function StatusFilters({filters, targets, onChange}: Props): ReactNode {
  return (
    <div className="pb-status__filters pb-js">
      <label>
        Document, owner or service
        <input type="search" value={filters.text} onChange={({target}) => onChange({...filters, text: target.value})} />
      </label>
      <Choice name="State" of={choices} value={filters.state} onChange={(state) => onChange({...filters, state})} />
      <Choice name="Target" of={targets} value={filters.target} onChange={(target) => onChange({...filters, target})} />
    </div>
  )
}

interface ChoiceProps {
  name: string
  of: readonly string[]
  value: string
  onChange: (value: string) => void
}

function Choice({name, of, value, onChange}: ChoiceProps): ReactNode {
  return (
    <label>
      {name}
      <select value={value} onChange={({target}) => onChange(target.value)}>
        <option value="">any</option>
        {of.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}
