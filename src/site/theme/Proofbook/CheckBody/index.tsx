import type {ReactNode} from 'react'
import type {LastResult} from '../../../../proof.ts'
import type {Live} from '../../../live/page-store.ts'
import {sayDuration} from '../../../live/say-time.ts'
import type {CheckView} from '../../../page-data.ts'
import Command from '../Command/index.tsx'
import CopyButton from '../CopyButton/index.tsx'
import Effect from '../Effect/index.tsx'
import Evidence from '@theme/Proofbook/Evidence'
import Expectations from '../Expectations/index.tsx'
import Words from '../Words/index.tsx'

export interface Props {
  check: CheckView
  /** On the chosen target. */
  result?: LastResult
  live: Live
  /** Whether the chosen target is the one that is run where none is named. */
  isDefault: boolean
}

/** All that a card says when it is open: why, what to do, what was seen, how to look oneself. */
export default function CheckBody({check, result, live, isDefault}: Props): ReactNode {
  const {name, fix, command, effect, kind, source, script, tags, needs, waive, role, expected} = check
  const run = isDefault ? check.run : `${check.run} --target ${live.target}`
  const commit = result?.commit?.slice(0, 7)
  return (
    <div className="pb-check__body">
      {result?.reason && (
        <p className="pb-reason">
          <Words>{result.reason}</Words>
        </p>
      )}
      {fix && (
        <p className="pb-fix">
          <b>If it fails:</b> <Words>{fix}</Words>
        </p>
      )}
      {waive && (
        <p>
          <b>Waived until {waive.until}:</b> <Words>{waive.because}</Words>
        </p>
      )}
      <Expectations expected={expected} seen={result?.expectations} />
      {command && (
        <>
          <p className="pb-label">
            Look yourself <Effect of={effect} />
          </p>
          <Command code={command} values={live.values} what={`the command of ${name}`} />
        </>
      )}
      {result?.evidence.map((one, i) => (
        <Evidence key={i} {...one} />
      ))}
      <p className="pb-label">
        Run this check <Effect of={effect} />
      </p>
      <div className="pb-command">
        <pre tabIndex={0}>
          <code>{run}</code>
        </pre>
        <CopyButton text={run} what={`what runs ${name}`} />
      </div>
      <p className="pb-facts">
        <span>{kind}</span>
        {role && <span>{role === 'symptom' ? 'proves that the incident is happening' : 'proves that it is over'}</span>}
        {result && <span>took {sayDuration(result.durationMs)}</span>}
        {commit && <span>at {commit + (result?.dirty ? ', changed since' : '')}</span>}
        {needs.length > 0 && <span>needs {needs.join(', ')}</span>}
        {tags.length > 0 && <span>tags {tags.join(', ')}</span>}
        {script && <a href={script}>script</a>}
        {source && <a href={source}>source, line {check.line}</a>}
      </p>
    </div>
  )
}
