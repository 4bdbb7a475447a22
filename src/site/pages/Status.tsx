import Link from '@docusaurus/Link'
import StatusTable from '@theme/Proofbook/StatusTable'
import {useMemo} from 'react'
import type {StatusData} from '../page-facts/pages-data.ts'
import PageLayout from './page-layout.tsx'
import {statusRows} from './status-rows.ts'

/** `/status`: documents × targets. */
export default function Status({data}: {data: StatusData}) {
  const rows = useMemo(() => statusRows(data), [data])
  return (
    <PageLayout name="status" title="Status" description="Which documents are proven, and where">
      <h1>Status</h1>
      {rows.length === 0 ? (
        <div className="pbp-note">
          <p>No document has a check yet: there is nothing that could be proven.</p>
        </div>
      ) : (
        <StatusTable targets={data.targets} rows={rows} filters />
      )}
      {data.unchecked > 0 && (
        <p className="pbp-quiet">
          {data.unchecked} more {data.unchecked === 1 ? 'document has' : 'documents have'} no checks
          {data.coverage && (
            <>
              {' '}
              (<Link to={data.coverage}>coverage</Link>)
            </>
          )}
          .
        </p>
      )}
    </PageLayout>
  )
}
