import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Row} from './bench.ts'
import {once, proofbook} from './measure.ts'
import {shellProject} from './shell-processes.ts'

/** Ten times as many checks must take ten times as long and hardly more memory, and 256 MiB of documents must not slow them. */
export async function memory(): Promise<Row[]> {
  const rows: Row[] = []
  for (const checks of [1000, 10_000]) {
    const {ms, rss, exit} = await once([...proofbook, 'check', 'runbooks'], shellProject(checks, 20))
    const what = `${checks.toLocaleString('en')} shell checks`
    rows.push({job, what, ms, ratio: ms / (rows[0]?.ms ?? ms), rss, note: exit === 0 ? '' : `exit ${exit}`})
  }
  const alone = await checksOnly(shellProject(1000, 20))
  const beside = await checksOnly(withProse(shellProject(1000, 20)))
  const note = `× without them: ${Math.round(alone.ms)} ms; reading not counted`
  return [...rows, {job, what: '1,000 beside 256 MiB of documents', ...beside, ratio: beside.ms / alone.ms, note}]
}

const job = 'memory and linearity'

/** How long the checks of a project took, without reading the documents. */
async function checksOnly(cwd: string): Promise<{ms: number; rss: number}> {
  const {rss} = await once([...proofbook, 'check', '-r', 'json=report.json'], cwd)
  const {durationMs} = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as {durationMs: number}
  return {ms: durationMs, rss}
}

/** Adds 32 documents of 8 MiB without a check. */
function withProse(cwd: string): string {
  const folder = join(cwd, 'runbooks', 'prose')
  const paragraph =
    'Look at the *dashboard*, then at [the log](log.md), before you restart `anything`; and write down when.\n\n'
  const prose = `# Prose\n\n${paragraph.repeat((8 * 1024 * 1024) / paragraph.length)}`
  mkdirSync(folder)
  for (let i = 0; i < 32; i++) writeFileSync(join(folder, `${i}.md`), prose)
  return cwd
}
