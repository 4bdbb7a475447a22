import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'

/** A process of this machine, as far as it may be known. */
export interface ProcessInfo {
  pid: number
  parent: number
  group: number
  /** The value of `PROOFBOOK_CHECK` it was started with; undefined where it has none or where that cannot be read. */
  nonce?: string
}

/** All living processes: from /proc (proc(5)) on Linux, with their nonces; elsewhere from `ps`, without. */
export function processes(): ProcessInfo[] {
  return process.platform === 'linux' ? fromProc() : fromPs()
}

/** When a process was started, in a form that differs between two processes of one number; undefined for none. */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : undefined
  return statOf(pid)?.[19]
}

/** The numbers of the children of a process; none where the system does not list them. */
export function childrenOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** Whether a process of this number exists. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function fromProc(): ProcessInfo[] {
  const found: ProcessInfo[] = []
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const stat = statOf(pid)
    if (!stat || stat[0] === 'Z' || stat[0] === 'X') continue
    found.push({pid, parent: Number(stat[1]), group: Number(stat[2]), nonce: nonceOf(pid)})
  }
  return found
}

/** The fields of /proc/PID/stat from the third, the state, on: the second may hold spaces and brackets. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function nonceOf(pid: number): string | undefined {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'latin1')
    return /(?:^|\0)PROOFBOOK_CHECK=([^\0]*)/.exec(environment)?.[1]
  } catch {
    return undefined
  }
}

function fromPs(): ProcessInfo[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], {encoding: 'latin1'}).split('\n')
  return lines.flatMap((line) => {
    const [pid, parent, group, state] = line.trim().split(/\s+/)
    return state === undefined || state.startsWith('Z')
      ? []
      : [{pid: Number(pid), parent: Number(parent), group: Number(group)}]
  })
}
