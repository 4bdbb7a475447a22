import Link from '@docusaurus/Link'
import type {ReactNode} from 'react'
import {alertPath} from '../../../page-facts/alert-path.ts'
import type {PageData, SiteData} from '../../../page-data.ts'

export interface Props {
  about: PageData['about']
  /** Addresses of the pages beside the documents. */
  pages: SiteData['pages']
  now?: number
}

/** Whose document it is, what it is about, which alerts lead here, and when it is read again. */
export default function About({about: {owner, service, severity, alerts, nextReview}, pages, now}: Props): ReactNode {
  const isOverdue = nextReview !== undefined && now !== undefined && now >= Date.parse(nextReview) + 86_400_000
  const facts: [string, ReactNode][] = [
    ['Severity', severity],
    ['Service', service],
    ['Owner', owner],
    [
      alerts.length > 1 ? 'Alerts' : 'Alert',
      alerts.length > 0 &&
        alerts.map((name) =>
          pages?.alerts === false ? (
            <span key={name}>{name}</span>
          ) : (
            <Link key={name} to={alertPath(pages, encodeURIComponent(name))} data-noBrokenLinkCheck>
              {name}
            </Link>
          ),
        ),
    ],
    ['Next review', nextReview && (isOverdue ? <b>{nextReview}, overdue</b> : nextReview)],
  ]
  const known = facts.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <dl className="pb-about">
      {known.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
