import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {ledgerFolder, targetOf} from './ledger-paths.ts'

/** The targets that the ledger of a project has a file of, sorted; none where there is no ledger. */
export function targetsIn(root: string): string[] {
  try {
    const names = readdirSync(join(root, ledgerFolder)).map(targetOf)
    return names.filter((name) => name !== undefined).sort()
  } catch {
    return []
  }
}
