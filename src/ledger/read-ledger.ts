import {statSync} from 'node:fs'
import {join} from 'node:path'
import type {Ledger} from './ledger.ts'
import {keptReports} from './kept-reports.ts'
import {controlsFile, ledgerFolder} from './ledger-paths.ts'
import {bySlug, readControls} from './read-controls.ts'
import {readLedgerFile} from './read-ledger-file.ts'
import {targetsIn} from './targets-in.ts'

export interface ReadLedger {
  /** What a date in the future is later than. */
  now?: Date
  /** What was read before and is used up by this: only what was appended since is read. */
  before?: Ledger
}

/** Reads the ledger of a project. Throws for nothing that is wrong with it: the sound lines are used, the others are problems. */
export function readLedger(root: string, {now = new Date(), before}: ReadLedger = {}): Ledger {
  const earlier = before?.root === root ? before : undefined
  const targets: Ledger['targets'] = new Map()
  const controls: Ledger['controls'] = new Map()
  const problems: Ledger['problems'] = []
  for (const target of targetsIn(root)) {
    const {known, problems: found} = readLedgerFile(root, target, now, earlier?.targets.get(target))
    targets.set(target, known)
    controls.set(target, bySlug(readControls(root, target)))
    problems.push(...found)
  }
  return {root, targets, reports: earlier?.reports ?? keptReports(root), controls, problems}
}

/** Changes whenever the ledger of a project does; costs a look at each of its files and reads none. */
export function ledgerStamp(root: string): string {
  const stamps = targetsIn(root).map((target) => {
    const files = [`${ledgerFolder}/${target}.ndjson`, controlsFile(target)!]
    const stats = files.map((file) => statSync(join(root, file), {throwIfNoEntry: false}))
    return [target, ...stats.map((stat) => (stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : ''))].join(' ')
  })
  return stamps.join('\n')
}
