import Link from '@docusaurus/Link'
import type {HomeData} from '../page-facts/pages-data.ts'
import {states} from '../page-facts/state-letters.ts'
import {sayTime} from '../live/say-time.ts'
import {redOf, type Red} from './red-of.ts'
import State from '@theme/Proofbook/State'
import {useProofsIndex} from './use-proofs-index.ts'
import {useTitles} from './use-titles.ts'

const most = 6

/** What is not verified right now, the worst first; as of the build until a server says more. */
export default function RedNow({data}: {data: HomeData}) {
  const index = useProofsIndex()
  const known = {red: data.red, counts: data.counts, asOf: data.asOf}
  const {red, counts, asOf} = index ? redOf(index, data.targets) : known
  const shown = red.slice(0, most)
  const titleOf = useTitles(data.red, shown)
  const total = states.reduce((sum, state) => sum + counts[state], 0)
  return (
    <section aria-labelledby="red" className={`pbp-now pbp-now--${toneOf(counts)}`}>
      <h2 id="red">{headline(counts, total)}</h2>
      {shown.length > 0 && (
        <ul className="pbp-list pbp-list--states">
          {shown.map((one) => (
            <li key={`${one.slug} ${one.target}`}>
              <State of={one.state} />
              <Named red={one} {...titleOf(one.slug)} />
              {data.targets.length > 1 && <span className="pbp-quiet">{one.target}</span>}
            </li>
          ))}
        </ul>
      )}
      {total > 0 && (
        <p className="pbp-quiet">
          {total} {data.targets.length === 1 ? `documents on ${data.targets[0]}` : 'documents on targets'}:{' '}
          {sentence(counts)}, as of <time dateTime={asOf}>{sayTime(asOf)}</time>.{' '}
          {data.addresses.status && <Link to={data.addresses.status}>All states</Link>}
        </p>
      )}
    </section>
  )
}

function Named({red, title, to}: {red: Red; title?: string; to?: string}) {
  return to === undefined ? <span>{title ?? red.slug}</span> : <Link to={to}>{title ?? red.slug}</Link>
}

function headline(counts: HomeData['counts'], total: number): string {
  if (total === 0) return 'Nothing is proven here yet'
  if (counts.broken > 0) return 'Red right now'
  if (counts.expired + counts.stale > 0) return 'Nothing is broken, but not everything is fresh'
  if (counts.verified === 0) return 'Nothing was proven yet'
  return counts.unproven > 0 ? 'Nothing is red, but not everything was proven' : 'Nothing is red'
}

function toneOf(counts: HomeData['counts']): string {
  if (counts.broken > 0) return 'broken'
  return counts.expired + counts.stale > 0
    ? 'stale'
    : counts.unproven === 0 && counts.verified > 0
      ? 'verified'
      : 'unproven'
}

function sentence(counts: HomeData['counts']): string {
  return states
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`)
    .join(', ')
}
