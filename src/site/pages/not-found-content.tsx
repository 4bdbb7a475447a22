import Head from '@docusaurus/Head'
import Link from '@docusaurus/Link'
import {useLocation} from '@docusaurus/router'
import useBaseUrl from '@docusaurus/useBaseUrl'
import useIsBrowser from '@docusaurus/useIsBrowser'
import Content from '@proofbook/not-found'
import type {Props} from '@theme/NotFound/Content'
import {useSite} from '../live/use-site.ts'
import {alertsPath} from '../page-facts/alert-path.ts'
import LostAlert from './lost-alert.tsx'

/** What is shown for an address that leads nowhere: below those of alerts, the alerts that were perhaps meant. */
export default function NotFoundContent(props: Props) {
  const {pages} = useSite()
  const list = useBaseUrl(alertsPath(pages))
  const {pathname} = useLocation()
  const isBrowser = useIsBrowser()
  if (pages?.alerts === false) return <Content {...props} />
  const isAlert = isBrowser && pathname.toLowerCase().startsWith(`${list.toLowerCase()}/`)
  return (
    <>
      {!isBrowser && process.env.NODE_ENV === 'production' && (
        <Head>
          <script src={`${list}/go.js`} data-alerts={`${list}/`} />
        </Head>
      )}
      {isAlert ? <LostAlert list={list} pathname={pathname} /> : <Content {...props} />}
      <noscript>
        <p className="container">
          <Link to={list}>All alerts and where they lead</Link>
        </p>
      </noscript>
    </>
  )
}
