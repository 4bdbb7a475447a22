import type {ReactNode} from 'react'
import type {StateCounts} from '../../../live/count-states.ts'
import {statesWorstFirst} from '../../../live/states-worst-first.ts'
import State from '../State/index.tsx'

export interface Props {
  targets: string[]
  /** By target. */
  counts: Record<string, StateCounts>
  /** How many documents have a check that cannot fail, of whatever state, in the order of the targets. */
  toothless?: number[]
  /** How many documents there are: what every column adds up to. */
  total: number
}

/** How many documents are in which state on which target; each column adds up to all of them. */
export default function StatusCounts({targets, counts, toothless = [], total}: Props): ReactNode {
  return (
    <table className="pb-status__counts">
      <thead>
        <tr>
          <th scope="col">State</th>
          {targets.map((target) => (
            <th key={target} scope="col">
              {target}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statesWorstFirst.map((state) => (
          <tr key={state}>
            <th scope="row">
              <State of={state} />
            </th>
            {targets.map((target) => (
              <td key={target}>{counts[target]?.[state] ?? 0}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">Does not apply</th>
          {targets.map((target) => (
            <td key={target}>{counts[target]?.none ?? 0}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">Documents</th>
          {targets.map((target) => (
            <td key={target}>{total}</td>
          ))}
        </tr>
      </tbody>
      {toothless.some((count) => count > 0) && (
        <tfoot>
          <tr>
            <th scope="row">Of these with a toothless check</th>
            {targets.map((target, index) => (
              <td key={target}>{toothless[index]}</td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
