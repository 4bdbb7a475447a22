import type {ReactNode} from 'react'
import type {Expectation} from '../../../../model.ts'
import {visibleText} from '../../../live/visible-text.ts'
import type {CheckView} from '../../../page-data.ts'

export interface Props {
  expected: CheckView['expected']
  seen?: Expectation[]
}

/** What is expected against what was seen. What was seen under an expectation that is no longer the same is not judged. */
export default function Expectations({expected, seen = []}: Props): ReactNode {
  const others = seen.filter(({path}) => !expected.some((row) => row.path === path))
  const rows = [...expected, ...others]
  return (
    rows.length > 0 && (
      <table className="pb-expectations">
        <thead>
          <tr>
            {['What', 'Expected', 'Seen'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({path, expected}, i) => (
            <Row key={i} path={path} expected={expected} saw={seen.find((one) => one.path === path)} />
          ))}
        </tbody>
      </table>
    )
  )
}

const signs = {met: '✓ met', unmet: '✕ not met', open: '? not judged'}

function Row({path, expected, saw}: {path: string; expected: string; saw?: Expectation}): ReactNode {
  const isOpen = !saw || saw.error !== undefined || saw.expected !== expected
  const verdict = isOpen ? 'open' : saw.met ? 'met' : 'unmet'
  return (
    <tr className={`pb-is-${verdict}`}>
      <th scope="row">{visibleText(path)}</th>
      <td>{visibleText(expected)}</td>
      <td>
        {saw && <b>{signs[verdict]}</b>} {saw ? visibleText(saw.error ?? told(saw)) : 'not looked at yet'}
        {saw?.derivation && typeof saw.actual !== 'number' && <small> {visibleText(saw.derivation)}</small>}
      </td>
    </tr>
  )
}

/** A number with its unit, as it was judged; anything else as it was seen. */
function told({actual, derivation}: Expectation): string {
  if (typeof actual === 'number') return derivation?.split('→ ').at(-1) ?? String(actual)
  const text = actual === undefined ? 'nothing there' : typeof actual === 'string' ? actual : JSON.stringify(actual)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
