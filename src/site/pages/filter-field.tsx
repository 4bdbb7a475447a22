import {useId} from 'react'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** How many rows are left. */
  count: number
}

/** A field that narrows a list, and says how much is left; without script there is none, because it could do nothing. */
export default function FilterField({label, value, onChange, count}: Props) {
  const id = useId()
  return (
    <p className="pbp-filter pbp-needs-script">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
      />
      <span role="status">{value.trim() === '' ? '' : `${count} shown`}</span>
    </p>
  )
}
