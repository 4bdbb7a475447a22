import {existsSync, mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Control, KeptControl} from '../proof.ts'
import {controlsFile, controlsFolder, ledgerFolder} from './ledger-paths.ts'
import {readControls} from './read-controls.ts'
import {withLock} from './with-lock.ts'

export interface KeepControls {
  /** Absolute path of the root of the project. */
  root: string
  target: string
  /** When it was found out: RFC 3339, UTC. */
  time: string
  commit?: string
  /** How long to wait for another run that is writing, milliseconds. */
  waitMs?: number
}

/**
 * Keeps what is known of each check now, beside what is kept of the others; of a check that could not be held against
 * anything, what was known stays. Gives what went wrong, one line each; throws for nothing that a disk does.
 */
export async function keepControls(controls: readonly Control[], request: KeepControls): Promise<string[]> {
  const {root, target, time, commit, waitMs = 10_000} = request
  const news = controls.flatMap(({id, digest, state, survived, tried}): [string, KeptControl][] => {
    if (state === 'unknown') return []
    const where = survived.map((one) => one.where)
    return [[id, {digest, state, survived: where, tried: tried.length, time, ...(commit !== undefined && {commit})}]]
  })
  const file = controlsFile(target)
  if (news.length === 0 || file === undefined) return []
  try {
    makeFolder(root)
    await withLock(join(root, ledgerFolder, 'lock'), waitMs, () => {
      const all = [...readControls(root, target), ...news].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      const draft = join(root, `${file}.${process.pid}.tmp`)
      const text = JSON.stringify({version: 1, target, checks: Object.fromEntries(all)}, null, 1)
      writeFileSync(draft, `${text}\n`)
      renameSync(draft, join(root, file))
    })
    return []
  } catch (error) {
    return [`these controls are not kept in \`${controlsFolder}\`: ${(error as Error).message}`]
  }
}

/** The ledger is a machine's own until somebody decides otherwise: a new one is kept out of git. */
function makeFolder(root: string): void {
  const isNew = !existsSync(join(root, ledgerFolder))
  mkdirSync(join(root, controlsFolder), {recursive: true})
  if (isNew) writeFileSync(join(root, ledgerFolder, '.gitignore'), '*\n')
}
