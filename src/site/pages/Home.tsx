import Link from '@docusaurus/Link'
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import type {HomeData} from '../page-facts/pages-data.ts'
import HomeSearch from './home-search.tsx'
import PageLayout from './page-layout.tsx'
import RedNow from './red-now.tsx'
import Severity from './severity.tsx'
import './home.css'

/** `/`: for somebody to whom something is happening. */
export default function Home({data}: {data: HomeData}) {
  const {siteConfig} = useDocusaurusContext()
  return (
    <PageLayout name="home" title={siteConfig.title} description={siteConfig.tagline}>
      <h1>What is happening?</h1>
      <HomeSearch status={data.addresses.status} />
      <div className="pbp-home">
        <div>
          <RedNow data={data} />
          <Alerts data={data} />
        </div>
        <div>
          <Runbooks data={data} />
          <Start start={data.start} />
        </div>
      </div>
    </PageLayout>
  )
}

function Alerts({data}: {data: HomeData}) {
  if (data.alerts.length === 0) return null
  return (
    <section aria-labelledby="alerts">
      <h2 id="alerts">An alert brought you here</h2>
      {data.alerts.map(({severity, alerts}) => (
        <div key={severity} className="pbp-severities">
          <h3>
            <Severity severity={severity} />
          </h3>
          <ul className="pbp-names">
            {alerts.map(({name, to}) => (
              <li key={to}>
                <Link to={to}>{name}</Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {data.addresses.alerts && (
        <p>
          <Link to={data.addresses.alerts}>
            {data.moreAlerts > 0 ? `All alerts, ${data.moreAlerts} more` : 'All alerts and where they lead'}
          </Link>
        </p>
      )}
    </section>
  )
}

function Runbooks({data}: {data: HomeData}) {
  if (data.services.length === 0) return null
  return (
    <section aria-labelledby="runbooks">
      <h2 id="runbooks">{data.byFolder ? 'Documents' : 'Runbooks'}</h2>
      {data.services.map(({service, runbooks, more}) => (
        <div key={service}>
          <h3>{service === '' ? (data.services.length === 1 ? 'All' : 'For everything') : service}</h3>
          <ul className="pbp-list pbp-list--tight">
            {runbooks.map(({slug, title, to}) => (
              <li key={slug}>
                <Link to={to}>{title}</Link>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="pbp-quiet">and {more} more</p>}
        </div>
      ))}
      {data.moreServices > 0 && (
        <p className="pbp-quiet">
          and {data.moreServices} more {data.byFolder ? 'folders' : 'services'}
        </p>
      )}
    </section>
  )
}

function Start({start}: {start: HomeData['start']}) {
  if (start.length === 0) return null
  return (
    <section aria-labelledby="start">
      <h2 id="start">New here?</h2>
      <ul className="pbp-list">
        {start.map(({slug, title, to, description}) => (
          <li key={slug}>
            <Link to={to}>{title}</Link>
            {description && <span className="pbp-under">{description}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
