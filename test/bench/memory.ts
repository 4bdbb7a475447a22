import type {Row} from './bench.ts'
import {once, proofbook} from './measure.ts'
import {shellProject} from './shell-processes.ts'

/** Time and memory of the parent over ten times as many results: the first must be linear, the second flat. */
export async function memory(): Promise<Row[]> {
  const rows: Row[] = []
  for (const checks of [1000, 10_000]) {
    const {ms, rss, exit} = await once([...proofbook, 'check', 'runbooks'], shellProject(checks, 20))
    rows.push({
      job: 'memory and linearity',
      what: `${checks.toLocaleString('en')} shell checks`,
      ms,
      ratio: ms / (rows[0]?.ms ?? ms),
      rss,
      note: exit === 0 ? '' : `exit ${exit}`,
    })
  }
  return rows
}
