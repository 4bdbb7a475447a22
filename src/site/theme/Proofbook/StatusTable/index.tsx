import Link from '@docusaurus/Link'
import {type ReactNode, useDeferredValue, useMemo, useState} from 'react'
import type {VerificationState} from '../../../../proof.ts'
import {countStates} from '../../../live/count-states.ts'
import {filterRows} from '../../../live/filter-rows.ts'
import {useProofsIndex} from '../../../pages/use-proofs-index.ts'
import StatusCounts from '../StatusCounts/index.tsx'
import StatusFilters, {type Filters} from '../StatusFilters/index.tsx'

/** A document in the table; a target that is not in `states` does not apply to it. */
export interface StatusRow {
  slug: string
  title: string
  /** Address of its page. */
  to?: string
  owner?: string
  service?: string
  checks: number
  states: Record<string, VerificationState>
  /** `YYYY-MM-DD` */
  nextReview?: string
}

export interface Props {
  targets: string[]
  rows: StatusRow[]
  /** Whether the reader is offered to narrow the table. */
  filters?: boolean
}

/** Documents × targets, the worst first: what the build knew, then what the server knows now. */
export default function StatusTable({targets, rows, filters: hasFilters = true}: Props): ReactNode {
  const [filters, setFilters] = useState<Filters>({text: '', state: '', target: ''})
  const wanted = useDeferredValue(filters)
  const index = useProofsIndex()
  const current = useMemo(() => {
    if (!index) return rows
    const known = new Map(index.documents.map(({slug, verifications}) => [slug, verifications]))
    return rows.map((row) => {
      const states = Object.keys(row.states).map((target) => [
        target,
        known.get(row.slug)?.[target]?.state ?? row.states[target],
      ])
      return {...row, states: Object.fromEntries(states) as StatusRow['states']}
    })
  }, [rows, index])
  const shown = useMemo(() => filterRows(current, wanted), [current, wanted])
  const body = useMemo(() => shown.map((row) => <Row key={row.slug} row={row} targets={targets} />), [shown, targets])
  return (
    <div className="pb-status" style={{'--pb-targets': targets.length} as object}>
      <StatusCounts targets={targets} counts={countStates(current, targets)} total={current.length} />
      {hasFilters && <StatusFilters filters={filters} targets={targets} onChange={setFilters} />}
      <p className="pb-status__count" role="status">
        {shown.length} of {current.length} documents
      </p>
      <table className="pb-status__rows" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {['Document', 'Owner', 'Checks', ...targets, 'Next review'].map((name) => (
              <th key={name} scope="col" role="columnheader">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{body}</tbody>
      </table>
    </div>
  )
}

const signs: Record<VerificationState, string> = {
  verified: '✓',
  broken: '✕',
  stale: '◐',
  expired: '⧖',
  unproven: '○',
}

/** As few elements as a row can be: there may be thousands. */
function Row({
  row: {title, to, owner, service, checks, states, nextReview},
  targets,
}: {
  row: StatusRow
  targets: string[]
}): ReactNode {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {to ? <Link to={to}>{title}</Link> : title}
      </th>
      <td role="cell">{[owner, service].filter(Boolean).join(', ')}</td>
      <td role="cell" data-of="checks">
        {checks}
      </td>
      {targets.map((target) => {
        const state = Object.hasOwn(states, target) ? states[target] : undefined
        return (
          <td key={target} role="cell" className={state && `pb-is-${state}`} data-of={target}>
            {state ? `${signs[state]} ${state}` : '–'}
          </td>
        )
      })}
      <td role="cell" data-of="next review">
        {nextReview}
      </td>
    </tr>
  )
}
