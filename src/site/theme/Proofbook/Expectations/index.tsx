import type {ReactNode} from 'react'
import type {Expectation, Json} from '../../../../model.ts'
import type {CheckView} from '../../../page-data.ts'
import {visibleText} from '../../../live/visible-text.ts'

export interface Props {
  expected: CheckView['expected']
  seen?: Expectation[]
}

/** What is expected against what was seen. What was seen under an expectation that is no longer the same is not judged. */
export default function Expectations({expected, seen = []}: Props): ReactNode {
  const wanted = new Set(expected.map(({path}) => path))
  const rows: (CheckView['expected'][number] & {saw?: Expectation})[] = [
    ...expected.map((row) => ({...row, saw: seen.find(({path}) => path === row.path)})),
    ...seen.filter(({path}) => !wanted.has(path)).map((saw) => ({path: saw.path, expected: saw.expected, saw})),
  ]
  if (rows.length === 0) return null
  return (
    <table className="pb-expectations">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Expected</th>
          <th scope="col">Seen</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({path, expected, saw}, i) => (
          <tr key={i} className={saw && `pb-is-${verdict(saw, expected)}`}>
            <th scope="row">{visibleText(path)}</th>
            <td>{visibleText(expected)}</td>
            <td>
              {saw ? (
                <>
                  <b>{signs[verdict(saw, expected)]}</b> {saw.error ?? told(saw.actual)}
                  {saw.derivation && <small> {visibleText(saw.derivation)}</small>}
                </>
              ) : (
                'not looked at yet'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const signs = {met: '✓ met', unmet: '✕ not met', open: '? not judged'}

function verdict({met, error, expected}: Expectation, wanted: string): keyof typeof signs {
  return error !== undefined || expected !== wanted ? 'open' : met ? 'met' : 'unmet'
}

function told(actual: Json | undefined): string {
  const text = actual === undefined ? 'nothing there' : typeof actual === 'string' ? actual : JSON.stringify(actual)
  return visibleText(text.length > 300 ? `${text.slice(0, 300)}…` : text)
}
