import Link from '@docusaurus/Link'
import {useState} from 'react'
import type {AlertsData} from '../page-facts/pages-data.ts'
import FilterField from './filter-field.tsx'
import {matches} from './matches.ts'
import PageLayout from './page-layout.tsx'
import Severity from './severity.tsx'

/** `/alerts`: every alert, the worst first, and where it leads. */
export default function Alerts({data}: {data: AlertsData}) {
  const [wanted, setWanted] = useState('')
  const shown = data.alerts.filter(({name, summary, severity, service, runbook}) =>
    matches(wanted, [name, summary, severity, service, runbook?.title]),
  )
  const without = data.alerts.filter(({runbook}) => !runbook).length
  return (
    <PageLayout name="alerts" title="Alerts" description="Every alert and the section of the runbook that it leads to">
      <h1>Alerts</h1>
      {data.alerts.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <p className="pbp-lead">
            {data.alerts.length} {data.alerts.length === 1 ? 'alert' : 'alerts'}
            {without > 0 ? `, ${without} without a runbook` : ', each with a runbook'}. The address of an alert leads to
            its section; labels in the query fill its commands.
          </p>
          {data.alerts.length > 8 && (
            <FilterField label="Filter the alerts" value={wanted} onChange={setWanted} count={shown.length} />
          )}
          <Table alerts={shown} />
        </>
      )}
    </PageLayout>
  )
}

function Table({alerts}: AlertsData | {alerts: AlertsData['alerts']}) {
  return (
    <div className="pbp-scroll" role="region" aria-label="Alerts" tabIndex={0}>
      <table className="pbp-table pbp-table--cards">
        <thead>
          <tr>
            <th scope="col">Alert</th>
            <th scope="col">Severity</th>
            <th scope="col">Leads to</th>
            <th scope="col">Checks</th>
          </tr>
        </thead>
        <tbody>
          {alerts.map(({name, to, summary, severity, runbook, checks}) => (
            <tr key={to}>
              <th scope="row">
                <Link to={to}>{name}</Link>
                {summary && <span className="pbp-under">{summary}</span>}
              </th>
              <td data-label="Severity">
                <Severity severity={severity} />
              </td>
              <td data-label="Leads to">
                {runbook ? (
                  <Link to={runbook.to}>
                    {runbook.section ?? (runbook.title === name ? 'its own page' : runbook.title)}
                  </Link>
                ) : (
                  <strong className="pbp-missing">no runbook</strong>
                )}
                {runbook?.section && runbook.section !== runbook.title && (
                  <span className="pbp-under">{runbook.title}</span>
                )}
              </td>
              <td data-label="Checks">{checks === 0 ? 'none' : checks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Nothing() {
  return (
    <div className="pbp-note">
      <p>
        No alerts are known yet. They come from rule files of Prometheus (the option <code>alerts</code> of the plugin)
        and from <code>alerts:</code> in the front matter of documents.
      </p>
    </div>
  )
}
