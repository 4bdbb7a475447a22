import Head from '@docusaurus/Head'
import Link from '@docusaurus/Link'
import {useHistory, useLocation} from '@docusaurus/router'
import useBaseUrl from '@docusaurus/useBaseUrl'
import useIsBrowser from '@docusaurus/useIsBrowser'
import {useEffect} from 'react'
import type {AlertData} from '../page-facts/pages-data.ts'
import {addressWithLabels} from './address-with-labels.ts'
import PageLayout from './page-layout.tsx'

/** `/alerts/<name>`: goes on to the section of the runbook; without script it says where that is, and the first command. */
export default function Alert({data}: {data: AlertData}) {
  const history = useHistory()
  const {search} = useLocation()
  const to = useBaseUrl(data.to ?? '')
  const hasPage = data.to !== undefined
  useEffect(() => {
    if (hasPage) history.replace(addressWithLabels(to, search))
  }, [hasPage, history, search, to])
  return (
    <PageLayout name="alert" title={`Alert ${data.name}`} description={data.summary ?? `What to do about ${data.name}`}>
      <Ahead to={hasPage ? to : undefined} script={useBaseUrl(data.script)} />
      <p className="pbp-eyebrow">
        <Link to={data.list}>Alerts</Link>
        {data.severity && <> · {data.severity}</>}
        {data.service && <> · {data.service}</>}
      </p>
      <h1>{data.name}</h1>
      {data.summary && <p className="pbp-lead">{data.summary}</p>}
      {data.description && data.description !== data.summary && <p>{data.description}</p>}
      {hasPage ? (
        <p>
          <Link className="button button--primary button--lg" to={data.to} autoFocus>
            Go to {data.section ?? data.title}
          </Link>
          {data.section && <span className="pbp-quiet"> in {data.title}</span>}
        </p>
      ) : (
        <NoRunbook data={data} />
      )}
      {data.command && (
        <section aria-labelledby="first">
          <h2 id="first">The first command there</h2>
          <pre tabIndex={0}>
            <code>{data.command}</code>
          </pre>
        </section>
      )}
      {data.others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">Also about this alert</h2>
          <ul>
            {data.others.map(({title, to}) => (
              <li key={to}>
                <Link to={to}>{title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Rules rules={data.rules} />
    </PageLayout>
  )
}

/** In a page from the server, a small script goes on before React has loaded; it is not for who is in the site already. */
function Ahead({to, script}: {to?: string; script: string}) {
  const isBrowser = useIsBrowser()
  return (
    <Head>
      <meta name="robots" content="noindex" />
      {to !== undefined && !isBrowser && process.env.NODE_ENV === 'production' && <script src={script} data-to={to} />}
    </Head>
  )
}

function NoRunbook({data}: {data: AlertData}) {
  return (
    <div className="pbp-note pbp-note--warning">
      <p>
        <strong>No document speaks of this alert.</strong> A heading <code>{data.name}</code> in any runbook, or{' '}
        <code>alerts: [{data.name}]</code> in its front matter, makes this address lead there.
      </p>
    </div>
  )
}

function Rules({rules}: {rules: AlertData['rules']}) {
  if (rules.length === 0) return null
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">When it fires</h2>
      {rules.map(({path, line, expr, severity}) => (
        <div key={`${path}:${line}`}>
          {expr && (
            <pre tabIndex={0}>
              <code>{expr}</code>
            </pre>
          )}
          <p className="pbp-quiet">
            {severity && <>{severity} · </>}
            {path}:{line}
          </p>
        </div>
      ))}
    </section>
  )
}
