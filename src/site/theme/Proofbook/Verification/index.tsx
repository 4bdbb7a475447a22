import type {ReactNode} from 'react'
import type {Verification as Verdict} from '../../../../proof.ts'
import {lookedAt} from '../../../live/looked-at.ts'
import {sayAge, sayTime} from '../../../live/say-time.ts'
import {sayVerdict} from '../../../live/say-verdict.ts'
import {useLive} from '../../../live/use-live.ts'
import type {PageData} from '../../../page-data.ts'
import About from '../About/index.tsx'
import Moment from '../Moment/index.tsx'
import State from '../State/index.tsx'
import Targets from '../Targets/index.tsx'

export interface Props {
  page: PageData
}

/** What a page says of itself, above its first paragraph: computed from what was proven, the text, and the clock. */
export default function Verification({page}: Props): ReactNode {
  const {live, store, site} = useLive(page, ({target, isCutOff, now, verifications}) => [
    target,
    isCutOff,
    now === undefined,
    ...Object.values(verifications).flatMap((verdict) => {
      const time = lookedAt(verdict)
      return [
        sayVerdict(verdict),
        verdict.state,
        verdict.expiresAt,
        time,
        time && now !== undefined && sayAge(time, now),
      ]
    }),
  ])
  const {target, now, verifications, targets, isCutOff} = live
  const verdict = verifications[target]
  const hasChecks = page.checks.length > 0
  const state = hasChecks && verdict ? verdict.state : 'unproven'
  return (
    <aside className={`pb-banner pb-is-${state}`} aria-label="Verification">
      <p className="pb-banner__said">
        <State of={state} />{' '}
        {hasChecks && verdict ? <Said verdict={verdict} now={now} /> : <span>there is no check on this page</span>}
      </p>
      {page.broken.length > 0 && (
        <p>
          <b>
            {page.broken.length === 1 ? 'One check' : `${page.broken.length} checks`} cannot be run, because of a
            problem:
          </b>{' '}
          {page.broken.map(({line}) => (
            <a key={line} href={`#problem-${line}`}>
              line {line}
            </a>
          ))}
        </p>
      )}
      {verdict && <Links verdict={verdict} />}
      {hasChecks && targets.length > 1 && (
        <Targets verifications={verifications} target={target} now={now} onChoose={store.choose} />
      )}
      {hasChecks && isCutOff && (
        <p className="pb-cut-off">Nothing newer could be fetched; this is what was known {asOf(live)}.</p>
      )}
      <About about={page.about} pages={site.pages} now={now} />
      <span role="status" className="pb-unseen">
        {now !== undefined && verdict && hasChecks && `${verdict.state} on ${target}`}
      </span>
    </aside>
  )
}

function asOf({proofs, now}: {proofs: {asOf: string}; now?: number}): ReactNode {
  return <Moment time={proofs.asOf} now={now} />
}

function Said({verdict, now}: {verdict: Verdict; now?: number}): ReactNode {
  const {expiresAt, commit, dirty, target, state} = verdict
  const time = lookedAt(verdict)
  return (
    <>
      <span>{sayVerdict(verdict)}</span>
      {time && (
        <span>
          {state === 'broken' ? 'seen' : 'proven'} <Moment time={time} now={now} />
        </span>
      )}
      <span>on {target}</span>
      {commit && (
        <span>
          at <code>{commit.slice(0, 7)}</code>
          {dirty && ' with changes that were not committed'}
        </span>
      )}
      {expiresAt && (
        <span>
          valid until <time dateTime={expiresAt}>{sayTime(expiresAt)}</time>
        </span>
      )}
    </>
  )
}

/** Ways to the blocks that are the reason. */
function Links({verdict: {checks, state}}: {verdict: Verdict}): ReactNode {
  const names = state === 'verified' ? [] : Object.keys(checks).filter((name) => checks[name]!.state === state)
  if (names.length === 0 || (state !== 'broken' && names.length === Object.keys(checks).length)) return null
  return (
    <p className="pb-links">
      <b>{state[0]!.toUpperCase() + state.slice(1)}:</b>
      {names.slice(0, most).map((name) => (
        <a key={name} href={`#check-${name}`}>
          {name}
        </a>
      ))}
      {names.length > most && <span>and {names.length - most} more</span>}
    </p>
  )
}

/** So many blocks are named; whoever has more to mend begins with these. */
const most = 12
