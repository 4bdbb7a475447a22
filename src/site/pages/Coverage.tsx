import Link from '@docusaurus/Link'
import {type ReactNode, useState} from 'react'
import type {CoverageData, RuleLead} from '../page-facts/pages-data.ts'
import PageLayout from './page-layout.tsx'

/** `/coverage`: what stands alone. */
export default function Coverage({data}: {data: CoverageData}) {
  const {alerts, documents, withChecks} = data
  return (
    <PageLayout name="coverage" title="Coverage" description="Alerts without a runbook, runbooks without a check">
      <h1>Coverage</h1>
      <p className="pbp-lead">
        What has nothing that belongs to it: alerts without a page, pages without a check, checks that never ran.
      </p>
      <dl className="pbp-figures">
        <Figure name="Alerts with a runbook" part={alerts.withRunbook} of={alerts.total} />
        <Figure name="Rules that lead to a runbook" part={data.rules.led} of={data.rules.total} />
        <Figure name="Alerts with a check" part={alerts.withCheck} of={alerts.total} />
        <Figure name="Documents with a check" part={withChecks} of={documents.length} />
        {data.neverProven.map(({target, total, documents}) => (
          <Figure key={target} name={`Proven at least once on ${target}`} part={total - documents.length} of={total} />
        ))}
      </dl>
      <Alerts data={data} />
      <Documents data={data} />
    </PageLayout>
  )
}

function Figure({name, part, of}: {name: string; part: number; of: number}) {
  return (
    <div className={part === of ? 'pbp-figure' : 'pbp-figure pbp-figure--open'}>
      <dt>{name}</dt>
      <dd>
        {of === 0 ? (
          'none'
        ) : (
          <>
            <strong>{part}</strong> of {of}
          </>
        )}
      </dd>
    </div>
  )
}

function Alerts({data}: {data: CoverageData}) {
  const {alertsWithoutRunbook, alertsWithoutCheck, rules, orphans, unknownAlerts, alerts} = data
  return (
    <section aria-labelledby="alerts">
      <h2 id="alerts">Alerts</h2>
      {!alerts.known && (
        <p className="pbp-quiet">No rule files were read: what is known of alerts is what documents say of them.</p>
      )}
      <List
        title="Alerts without a runbook"
        good={alerts.total > 0 ? 'Every alert has a runbook.' : 'No alerts are known.'}
      >
        {alertsWithoutRunbook.map(({name, to, path, line}) => (
          <li key={name}>
            <Link to={to}>{name}</Link>{' '}
            <span className="pbp-quiet">
              {path}:{line}
            </span>
          </li>
        ))}
      </List>
      <List
        title="Alerts whose runbook has no check"
        good={alerts.withRunbook > 0 ? 'Every one has a check.' : undefined}
      >
        {alertsWithoutCheck.map(({name, to, title}) => (
          <li key={name}>
            <code>{name}</code> leads to {to ? <Link to={to}>{title}</Link> : title}
          </li>
        ))}
      </List>
      {states.map(([state, title]) => (
        <List key={state} title={title}>
          {rules.leads
            .filter((lead) => lead.state === state)
            .map((lead) => (
              <Lead key={`${lead.path}:${lead.line} ${lead.name}`} {...lead} />
            ))}
        </List>
      ))}
      <List title="Pages for an alert that no rule leads to">
        {orphans.map(({title, to}) => (
          <li key={to ?? title}>{to ? <Link to={to}>{title}</Link> : title}</li>
        ))}
      </List>
      <List title="Alerts that documents name and no rule has">
        {unknownAlerts.map(({name, title, to}) => (
          <li key={name}>
            <code>{name}</code> in {to ? <Link to={to}>{title}</Link> : title}
          </li>
        ))}
      </List>
    </section>
  )
}

/** Where rules can lead, what has to be mended first. */
const states: [RuleLead['state'], title: string][] = [
  ['dead-page', 'Rules that lead to a page that is not there'],
  ['dead-anchor', 'Rules that lead to a heading that is not there'],
  ['none', 'Rules without the address of a runbook'],
  ['unchecked', 'Rules with an address that is known only when it is rendered'],
  ['external', 'Rules that lead elsewhere'],
  ['page', 'Rules that lead to a runbook'],
]

function Lead({name, path, line, state, title, section, to, address, missing}: RuleLead) {
  const words = section === undefined ? title : `${title}: ${section}`
  const target = to === undefined ? words : <Link to={to}>{words}</Link>
  return (
    <li>
      <code>{name}</code>
      {state === 'none' ? (
        title !== undefined && <> is spoken of in {target}</>
      ) : state === 'dead-anchor' ? (
        <>
          {' '}
          asks for <code>#{missing}</code> in {target}
        </>
      ) : (
        <> leads to {title === undefined ? <code>{missing ?? address}</code> : target}</>
      )}{' '}
      <span className="pbp-quiet">
        {path}:{line}
      </span>
    </li>
  )
}

function Documents({data}: {data: CoverageData}) {
  const link = (index: number) => {
    const [title, to] = data.documents[index]!
    return <li key={index}>{to ? <Link to={to}>{title}</Link> : title}</li>
  }
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <List title="Documents without a check" good="Every document has a check.">
        {data.withoutChecks.map(link)}
      </List>
      {data.neverProven.map(({target, total, documents}) => (
        <List
          key={target}
          title={`Never proven on ${target}`}
          good={total > 0 ? 'Each was proven at least once.' : 'No check applies to this target.'}
        >
          {documents.map(link)}
        </List>
      ))}
    </section>
  )
}

const first = 50

/** A list that says how long it is; a long one shows its beginning. Without entries it says `good`, or is not there. */
function List({title, good, children}: {title: string; good?: string; children: ReactNode[]}) {
  const [isWhole, setWhole] = useState(false)
  if (children.length === 0) {
    return good === undefined ? null : (
      <>
        <h3>{title}</h3>
        <p className="pbp-good">{good}</p>
      </>
    )
  }
  return (
    <>
      <h3>
        {title} <span className="pbp-count">{children.length}</span>
      </h3>
      <ul className="pbp-list pbp-list--columns">{isWhole ? children : children.slice(0, first)}</ul>
      {children.length > first && !isWhole && (
        <button type="button" className="button button--secondary button--sm" onClick={() => setWhole(true)}>
          Show {children.length - first} more
        </button>
      )}
    </>
  )
}
