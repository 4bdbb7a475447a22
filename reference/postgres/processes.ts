import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {promisify} from 'node:util'

/** A process and when it began: together they tell it from a later one with the same number. */
export interface Identity {
  pid: number
  birth: string
}

/** The identity of a process that is alive. */
export async function identify(pid: number): Promise<Identity | undefined> {
  const birth = process.platform === 'linux' ? await birthInProc(pid) : await ps(pid, 'lstart=')
  return birth ? {pid, birth} : undefined
}

/** Whether this very process still runs. */
export async function isAlive(identity: Identity): Promise<boolean> {
  return (await identify(identity.pid))?.birth === identity.birth
}

/** The command line of a process, its parts joined with spaces; empty where there is no such process. */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ps(pid, 'args=')
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line.replaceAll('\0', ' ').trim()
}

/** Signals a process or, with a negative number, a process group; one that is gone is no trouble. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

// Fields 3 (state) and 22 (start time in ticks since boot) of proc(5); the name before them may hold anything but `)`.
async function birthInProc(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || !text ? '' : (fields[19] ?? '')
}

async function ps(pid: number, column: string): Promise<string> {
  const found = await promisify(execFile)('ps', ['-ww', '-o', column, '-p', String(pid)]).catch(() => ({stdout: ''}))
  return found.stdout.trim()
}
