import StatusTable from '@theme/Proofbook/StatusTable'
import type {ReactNode} from 'react'
import type {VerificationState} from '../../../../src/proof.ts'

const states: VerificationState[] = ['verified', 'broken', 'stale', 'expired', 'unproven']

/** Sixty documents: twelve in each state on `local`, every third also on `production`, where nothing is proven. */
const rows = Array.from({length: 60}, (_, i) => ({
  slug: `runbook-${i}`,
  title: `Runbook ${i}`,
  to: `/runbooks/${i}`,
  owner: `team-${i % 7}`,
  checks: 3,
  states: {local: states[i % 5]!, ...(i % 3 === 0 && {production: 'unproven' as const})},
}))

/** The page of the states of all documents. */
export default function Status(): ReactNode {
  return (
    <main className="markdown" style={{padding: 16}}>
      <h1>Status</h1>
      <StatusTable targets={['local', 'production']} rows={rows} />
    </main>
  )
}
