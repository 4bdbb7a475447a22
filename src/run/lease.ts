import {randomBytes} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {isObject} from '../util/is-object.ts'
import type {Json} from '../model.ts'
import {killTree, killTreeNow} from './kill-tree.ts'
import {startOf} from './processes.ts'

/** Marks everything that a run starts, and sees to its end even if the run has none. */
export interface Lease {
  /** What the nonces of its processes start with. Nobody can guess it. */
  nonce: string
  release: () => void
}

const folder = '.proofbook/run'

/**
 * Writes down who starts processes, and how they are known: should this process be killed, the next run ends what it has
 * left. Should it exit, they are ended at once.
 */
export function holdLease(root: string): Lease {
  const nonce = randomBytes(15).toString('hex')
  const path = join(root, folder, `${process.pid}-${nonce.slice(0, 6)}.json`)
  const onExit = () => killTreeNow({nonce, prefix: true})
  process.on('exit', onExit)
  try {
    mkdirSync(join(root, folder), {recursive: true})
    writeFileSync(path, JSON.stringify({nonce, pid: process.pid, start: startOf(process.pid)}), {mode: 0o600})
  } catch {
    // A project that cannot be written to is checked all the same; then only a crash leaves something behind.
  }
  return {
    nonce,
    release() {
      process.off('exit', onExit)
      removeIfAny(path)
    },
  }
}

/** Ends what runs that were killed have left behind in this project. */
export async function endLeftovers(root: string): Promise<void> {
  for (const name of leaseNames(root)) {
    const path = join(root, folder, name)
    const {nonce, pid, start} = readLease(path)
    if (typeof pid === 'number' && startOf(pid) !== undefined && startOf(pid) === start) continue
    if (typeof nonce === 'string' && nonce.length === 30) await killTree({nonce, prefix: true})
    removeIfAny(path)
  }
}

function removeIfAny(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch {
    // Of a project that cannot be written to, nothing can be removed.
  }
}

function leaseNames(root: string): string[] {
  try {
    return readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}

function readLease(path: string): {nonce?: Json; pid?: Json; start?: Json} {
  try {
    const lease = JSON.parse(readFileSync(path, 'utf8')) as Json
    return isObject(lease) ? lease : {}
  } catch {
    return {}
  }
}
