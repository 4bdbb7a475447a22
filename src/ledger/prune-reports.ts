import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {reportsFolder} from './ledger-paths.ts'
import {neededReports} from './needed-reports.ts'
import {targetsIn} from './targets-in.ts'

/** What is in the folder besides reports: how many were left when it was tidied last. */
const countFile = '.left'

/**
 * Removes the reports that none of the last thirty lines of a document needs. To find those, the ledger has to be read, so this
 * waits until half as many have come again: the folder never holds more than one and a half times what is needed, and 16. Throws where
 * a file cannot be read, which may need any of them.
 */
export function pruneReports(root: string): void {
  const folder = join(root, reportsFolder)
  const reports = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
  const left = Number(textOf(join(folder, countFile))) || 0
  if (reports.length <= left + Math.max(16, left / 2)) return
  const needed = new Set<string>()
  for (const target of targetsIn(root)) neededReports(root, target, needed)
  const unneeded = reports.filter((name) => !needed.has(`sha256:${name.slice(0, -'.json'.length)}`))
  for (const name of unneeded) rmSync(join(folder, name), {force: true})
  rmSync(join(folder, countFile), {force: true})
  writeFileSync(join(folder, countFile), `${reports.length - unneeded.length}\n`, {flag: 'wx'})
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
