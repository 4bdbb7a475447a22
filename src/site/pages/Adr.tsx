import BrowserOnly from '@docusaurus/BrowserOnly'
import Link from '@docusaurus/Link'
import Noop from '@docusaurus/Noop'
import Mermaid from '@theme/Mermaid'
import type {AdrData} from '../page-facts/pages-data.ts'
import PageLayout from './page-layout.tsx'

/** `/adr`: the decisions, and which took the place of which. */
export default function Adr({data: {decisions, graph}}: {data: AdrData}) {
  const inForce = decisions.filter(
    ({status, supersededBy}) => status === 'accepted' && supersededBy.length === 0,
  ).length
  return (
    <PageLayout name="adr" title="Decisions" description="The log of architecture decisions">
      <h1>Decisions</h1>
      {decisions.length === 0 ? (
        <div className="pbp-note">
          <p>No decision is recorded yet.</p>
        </div>
      ) : (
        <>
          <p className="pbp-lead">
            {decisions.length} {decisions.length === 1 ? 'decision' : 'decisions'}
            {inForce > 0 && `, ${inForce} in force`}.
          </p>
          <Log decisions={decisions} />
        </>
      )}
      {graph !== undefined && (Mermaid as unknown) !== Noop && (
        <section aria-labelledby="graph" className="pbp-needs-script pbp-screen">
          <h2 id="graph">What took the place of what</h2>
          {/* The table above says the same; the diagram draws itself in the browser. */}
          <BrowserOnly>{() => <Mermaid value={graph} />}</BrowserOnly>
        </section>
      )}
    </PageLayout>
  )
}

function Log({decisions}: {decisions: AdrData['decisions']}) {
  const name = (index: number) => {
    const {number, title, to} = decisions[index]!
    const text = number === undefined ? title : `${number}`
    return to ? (
      <Link key={index} to={to} title={title}>
        {text}
      </Link>
    ) : (
      <span key={index}>{text}</span>
    )
  }
  const names = (indexes: number[]) =>
    indexes.flatMap((index, place) => (place === 0 ? [name(index)] : [', ', name(index)]))
  return (
    <div className="pbp-scroll" role="region" aria-label="Decisions" tabIndex={0}>
      <table className="pbp-table pbp-table--cards pbp-table--log">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Decision</th>
            <th scope="col">Status</th>
            <th scope="col">Date</th>
            <th scope="col">Checks</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map(({slug, number, title, to, status, date, supersedes, supersededBy, dangling, checks}) => (
            <tr key={slug} className={supersededBy.length > 0 ? 'pbp-past' : undefined}>
              <td className="pbp-number">{number ?? '–'}</td>
              <th scope="row">
                {to ? <Link to={to}>{title}</Link> : title}
                {supersedes.length > 0 && <span className="pbp-under">supersedes {names(supersedes)}</span>}
                {supersededBy.length > 0 && <span className="pbp-under">superseded by {names(supersededBy)}</span>}
                {dangling.length > 0 && (
                  <span className="pbp-under pbp-missing">names what is not here: {dangling.join(', ')}</span>
                )}
              </th>
              <td data-label="Status">
                {status === undefined ? (
                  <span className="pbp-quiet">not given</span>
                ) : (
                  <span className={`pbp-decision pbp-decision--${status}`}>{status}</span>
                )}
              </td>
              <td data-label="Date">
                {date ? <time dateTime={date}>{date}</time> : <span className="pbp-quiet">not given</span>}
              </td>
              <td data-label="Checks">{checks === 0 ? 'none' : checks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
