import Evidence from '@theme/Proofbook/Evidence'
import type {ReactNode} from 'react'
import type {LastResult} from '../../../../proof.ts'
import type {Live} from '../../../live/page-store.ts'
import {sayDuration} from '../../../live/say-time.ts'
import type {CheckView} from '../../../page-data.ts'
import Command from '../Command/index.tsx'
import Effect from '../Effect/index.tsx'
import Expectations from '../Expectations/index.tsx'
import Words from '../Words/index.tsx'

export interface Props {
  check: CheckView
  /** On the chosen target. */
  result?: LastResult
  live: Live
  /** Whether the chosen target is the one that is run where none is named. */
  isDefault: boolean
  /** Address of the proofs that hold evidence which has not come yet. */
  evidenceAt?: string
}

/** All that a card says when it is open: why, what to do, what was seen, how to look oneself. */
export default function CheckBody({check, result, live, isDefault, evidenceAt}: Props): ReactNode {
  const {name, fix, command, effect, kind, source, script, tags, needs, waive, role, expected, line} = check
  const run = isDefault ? check.run : `${check.run} --target ${live.target}`
  const {reason, status, commit, dirty, durationMs} = result ?? {}
  const facts = [
    kind,
    role && (role === 'symptom' ? 'red while the incident lasts' : 'green once it is over'),
    durationMs !== undefined && `took ${sayDuration(durationMs)}`,
    commit && `at ${commit.slice(0, 7)}${dirty ? ' with changes' : ''}`,
    needs.length > 0 && `needs ${needs.join(', ')}`,
    tags.length > 0 && `tags ${tags.join(', ')}`,
    script && <a href={script}>script</a>,
    source && <a href={source}>source, line {line}</a>,
  ]
  return (
    <div className="pb-body">
      {reason && said('pb-reason', '', reason)}
      {fix && said('pb-fix', status && status !== 'passed' ? 'What to do:' : 'If it fails:', fix)}
      {waive && said('', `Waived until ${waive.until}:`, waive.because)}
      <Expectations expected={expected} seen={result?.expectations} />
      {command && (
        <>
          <p className="pb-row">
            Look yourself <Effect of={effect} />
          </p>
          <Command exchanges={[{command}]} values={live.values} what={`the command of ${name}`} />
        </>
      )}
      {evidenceAt && (
        <p>
          What was seen in full has not been loaded; it stands in <a href={evidenceAt}>{evidenceAt}</a>.
        </p>
      )}
      {result?.evidence.map((one, i) => (
        <Evidence key={i} {...one} />
      ))}
      <p className="pb-row">
        Run this check <Effect of={effect} />
      </p>
      <Command exchanges={[{command: run}]} what={`what runs ${name}`} />
      <p className="pb-row">{facts.map((fact, i) => fact && <span key={i}>{fact}</span>)}</p>
    </div>
  )
}

function said(className: string, label: string, words: string): ReactNode {
  return (
    <p className={className}>
      <b>{label}</b> <Words>{words}</Words>
    </p>
  )
}
