import useBrokenLinks from '@docusaurus/useBrokenLinks'
import type {ReactNode} from 'react'
import type {LastResult, Verification} from '../../../../proof.ts'
import {sayAge} from '../../../live/say-time.ts'
import {useLive} from '../../../live/use-live.ts'
import type {CheckView, PageData} from '../../../page-data.ts'
import CheckBody from '../CheckBody/index.tsx'
import Moment from '../Moment/index.tsx'
import State, {type Shown} from '../State/index.tsx'
import Trend from '../Trend/index.tsx'
import Words from '../Words/index.tsx'

export interface Props {
  page: PageData
  name: string
}

/** A check where its fence stands: one line while it is verified, open where it is broken. */
export default function Check({page, name}: Props): ReactNode {
  const check = page.checks.find((one) => one.name === name)
  return check ? <Card page={page} check={check} /> : null
}

function Card({page, check}: {page: PageData; check: CheckView}): ReactNode {
  const {name, title, sentence} = check
  const id = `check-${name}`
  useBrokenLinks().collectAnchor(id)
  const {live, site} = useLive(page, ({target, values, hash, now, verifications, proofs}) => [
    target,
    values,
    hash === `#${id}`,
    now === undefined,
    proofs.targets[target]?.trend[name],
    ...Object.values(verifications).flatMap(({checks}) => {
      const {state, result} = checks[name] ?? {}
      return [state, result, result && now !== undefined && sayAge(result.time, now)]
    }),
  ])
  const {state, result} = live.verifications[live.target]?.checks[name] ?? {}
  const shown = state && shownState(state, result)
  const others = live.targets.filter((target) => target !== live.target && live.verifications[target]?.checks[name])
  return (
    <div className={`pb-check ${shown ? `pb-is-${shown}` : ''}`} id={id}>
      <details open={shown === 'broken' || live.hash === `#${id}`}>
        <summary>
          <span className="pb-check__title">{title}</span>
          <Trend runs={live.proofs.targets[live.target]?.trend[name]} />
          <span className="pb-check__state">
            {shown ? <State of={shown} /> : <b>Not for this target</b>} {result && saidStatus(result)}
            {result && <Moment time={result.time} now={live.now} />} on {live.target}
            {others.map((target) => {
              const {state, result} = live.verifications[target]!.checks[name]!
              return (
                <span key={target} className="pb-check__other">
                  {target}: <State of={shownState(state, result)} />
                </span>
              )
            })}
          </span>
          {sentence !== title && (
            <span className="pb-check__sentence">
              <Words>{sentence}</Words>
            </span>
          )}
        </summary>
        <CheckBody check={check} result={result} live={live} isDefault={live.target === site.target} />
      </details>
    </div>
  )
}

/** A check that did not hold, and is waived, is nowhere shown as plainly verified. */
function shownState(state: Verification['state'], result?: LastResult): Shown {
  return state === 'verified' && result?.status !== 'passed' ? 'waived' : state
}

function saidStatus({status, flaky}: LastResult): string {
  if (status === 'errored') return 'errored: could not find out, '
  if (status === 'passed') return flaky ? 'flaky: passed when looked at again, ' : ''
  return `${status} `
}
