import {type ReactNode, useDeferredValue, useMemo, useState} from 'react'
import type {VerificationState} from '../../../../proof.ts'
import {countStates} from '../../../live/count-states.ts'
import {currentRows} from '../../../live/current-rows.ts'
import {filterRows} from '../../../live/filter-rows.ts'
import {toothlessOn} from '../../../live/toothless-on.ts'
import {useHydrating} from '../../../live/use-hydrating.ts'
import {asServed, useServed} from '../../../live/use-served.ts'
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
  /** How many of its checks cannot fail, by target. */
  toothless?: Record<string, number>
  /** `YYYY-MM-DD` */
  nextReview?: string
}

export interface Props {
  targets: string[]
  rows: StatusRow[]
  /** Whether the reader is offered to narrow the table. */
  filters?: boolean
}

const none: Filters = {text: '', state: '', target: ''}

/** Documents × targets, the worst first: what the build knew, then what the server knows now. */
export default function StatusTable({targets, rows, filters: hasFilters = true}: Props): ReactNode {
  const [filters, setFilters] = useState(none)
  const wanted = useDeferredValue(filters)
  const index = useProofsIndex()
  const current = useMemo(() => currentRows(rows, index), [rows, index])
  const shown = useMemo(() => filterRows(current, wanted), [current, wanted])
  const [isServed] = useServed(useHydrating(), current !== rows || wanted !== none)
  const body = useMemo(
    () => !isServed && shown.map((row) => <Row key={row.slug} row={row} targets={targets} />),
    [shown, targets, isServed],
  )
  return (
    <div className="pb-status" style={{'--pb-targets': targets.length} as object}>
      <StatusCounts
        targets={targets}
        counts={countStates(current, targets)}
        toothless={targets.map((target) => current.filter((row) => toothlessOn(row, target) > 0).length)}
        total={current.length}
      />
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
        {isServed ? (
          <tbody key="served" role="rowgroup" dangerouslySetInnerHTML={asServed} suppressHydrationWarning />
        ) : (
          <tbody key="rows" role="rowgroup">
            {body}
          </tbody>
        )}
      </table>
    </div>
  )
}

const signs: Record<VerificationState, string> = {
  verified: '✓',
  broken: '✕',
  stale: '◐',
  expired: '◷',
  unproven: '○',
}

/** As few elements as a row can be: there may be thousands. */
function Row({row, targets}: {row: StatusRow; targets: string[]}): ReactNode {
  const {title, to, owner, service, checks, states, nextReview} = row
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {to ? <a href={to}>{title}</a> : title}
      </th>
      <td role="cell">{[owner, service].filter(Boolean).join(', ')}</td>
      <td role="cell" data-of="checks">
        {checks}
      </td>
      {targets.map((target) => {
        const state = Object.hasOwn(states, target) ? states[target] : undefined
        const toothless = toothlessOn(row, target)
        return (
          <td key={target} role="cell" className={state && `pb-is-${state}`} data-of={target}>
            {state ? `${signs[state]} ${state}` : '–'}
            {toothless > 0 && <b>{toothless} toothless</b>}
          </td>
        )
      })}
      <td role="cell" data-of="next review">
        {nextReview}
      </td>
    </tr>
  )
}
