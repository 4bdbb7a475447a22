import useBrokenLinks from '@docusaurus/useBrokenLinks'
import type {ReactNode} from 'react'
import type {KeptControl, LastResult, VerificationState} from '../../../../proof.ts'
import {proofsAddress} from '../../../live/proofs-address.ts'
import {sayAge} from '../../../live/say-time.ts'
import {useLive} from '../../../live/use-live.ts'
import {asServed, useServed} from '../../../live/use-served.ts'
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

/** A check where its fence stands: a few lines while it is verified, open where it is broken. */
export default function Check({page, name}: Props): ReactNode {
  const check = page.checks.find((one) => one.name === name)
  return check && <Card page={page} check={check} />
}

function Card({page, check}: {page: PageData; check: CheckView}): ReactNode {
  const {name, title, sentence} = check
  const id = `check-${name}`
  useBrokenLinks().collectAnchor(id)
  const {live, store, site} = useLive(page, ({target, values, hash, now, verifications, proofs}) => [
    target,
    values,
    hash === `#${id}`,
    now === undefined,
    proofs.targets[target]?.trend[name],
    ...Object.values(verifications).flatMap(({checks}) => {
      const {state, result, control} = checks[name] ?? {}
      return [state, result, control?.time, result && now && sayAge(result.time, now)]
    }),
  ])
  const {target, now, verifications} = live
  const {state, result, control} = verifications[target]?.checks[name] ?? {}
  const shown = state && shownState(state, result)
  const others = live.targets.filter((other) => other !== target && verifications[other]?.checks[name])
  const isOpen = shown === 'broken' || live.hash === `#${id}`
  const {initial} = store
  const known = initial.verifications[target]?.checks[name]?.result
  const isOther = live.values !== initial.values || result?.time !== known?.time || result?.status !== known?.status
  const isLeftOut = live.proofs === initial.proofs && page.evidence[target]?.includes(name)
  const [isServed, touch] = useServed(now === undefined, isOpen || target !== initial.target || isOther)
  return (
    <div className={`pb-check pb-is-${shown}`} id={id}>
      <details open={isOpen} onToggle={touch}>
        <summary>
          <b>{title}</b>
          <Trend runs={live.proofs.targets[target]?.trend[name]} />
          <span className="pb-row">
            {[target, ...others].map((one) => (
              <On key={one} target={one} {...verifications[one]?.checks[name]} now={now} />
            ))}
          </span>
          {control?.state === 'toothless' && <Toothless control={control} />}
          {sentence !== title && (
            <span>
              <Words>{sentence}</Words>
            </span>
          )}
        </summary>
        {isServed ? (
          <div key="served" className="pb-body" dangerouslySetInnerHTML={asServed} suppressHydrationWarning />
        ) : (
          <CheckBody
            check={check}
            result={result}
            live={live}
            isDefault={target === site.target}
            evidenceAt={isLeftOut ? proofsAddress(site, page.claims.slug) : undefined}
          />
        )}
      </details>
    </div>
  )
}

/** Beside whatever the state is: green says little of a check that cannot turn red. */
function Toothless({control: {survived}}: {control: KeptControl}): ReactNode {
  return (
    <span className="pb-toothless">
      <b>Toothless:</b> it passes also where <Words>{survived.join('; ')}</Words>
    </span>
  )
}

interface OnProps {
  target: string
  /** Undefined where the check does not apply to the target. */
  state?: VerificationState
  result?: LastResult
  now?: number
}

function On({target, state, result, now}: OnProps): ReactNode {
  return (
    <span>
      {state ? <State of={shownState(state, result)} /> : 'Not meant for'}{' '}
      {result && (
        <>
          {saidStatus(result)} <Moment time={result.time} now={now} />{' '}
        </>
      )}
      {state && 'on '}
      {target}
    </span>
  )
}

/** A check that did not hold, and is waived, is nowhere shown as plainly verified. */
function shownState(state: VerificationState, result?: LastResult): Shown {
  return state === 'verified' && result?.status !== 'passed' ? 'waived' : state
}

function saidStatus({status, flaky}: LastResult): string {
  if (status === 'errored') return 'errored (could not find out)'
  if (status === 'passed') return flaky ? 'flaky (passed when looked at again)' : ''
  return status
}
