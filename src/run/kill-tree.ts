import {setTimeout as delay} from 'node:timers/promises'
import {processes, type ProcessInfo} from './processes.ts'

/** A process to be ended; its group where no one else is in it. */
interface Member {
  pid: number
  group: number | undefined
}

/** How long a process has to tidy up between TERM and KILL, milliseconds. */
export const graceMs = 2000

/** Which processes are meant. */
export interface Tree {
  /** Those that were started with this nonce. */
  nonce: string
  /** Those whose nonce starts with it, too. */
  prefix?: boolean
  /** These, whatever their nonce. */
  pids?: readonly (number | undefined)[]
  /** The children of these that have no nonce, too; they themselves are not. */
  below?: readonly (number | undefined)[]
}

/**
 * Ends processes with all that descend from them: TERM to their groups, a grace, KILL, until none is found. Gives those
 * that are left, because they may not be killed by us or hang in the kernel.
 */
export async function killTree(tree: Tree, grace = graceMs): Promise<number[]> {
  const patience = performance.now() + grace
  let left = membersOf(tree, await snapshot())
  if (grace > 0) signal(left, 'SIGTERM')
  while (left.length > 0 && performance.now() < patience) {
    await delay(Math.min(50, Math.max(1, patience - performance.now())))
    left = membersOf(tree, await snapshot())
  }
  for (let round = 0; left.length > 0 && round < 50; round++) {
    signal(left, 'SIGKILL')
    await delay(round < 10 ? 10 : 100)
    left = membersOf(tree, await snapshot())
  }
  return left.map(({pid}) => pid)
}

/** The same at once, without grace and without waiting: for the moment in which this process ends. */
export function killTreeNow(tree: Tree): void {
  for (let round = 0; round < 5; round++) {
    const left = membersOf(tree, processes())
    if (left.length === 0) return
    signal(left, 'SIGKILL')
  }
}

/** Many trees may have to be killed at one time: they share a look at the processes, which costs milliseconds. */
let pending: Promise<ProcessInfo[]> | undefined

function snapshot(): Promise<ProcessInfo[]> {
  pending ??= new Promise((resolve) => {
    setTimeout(() => {
      pending = undefined
      resolve(processes())
    }, 5)
  })
  return pending
}

/** The processes of a tree, and whatever descends from one of them, whatever its nonce. */
function membersOf({nonce, prefix, pids = [], below = []}: Tree, all: ProcessInfo[]): Member[] {
  const children = new Map<number, ProcessInfo[]>()
  for (const one of all) {
    const siblings = children.get(one.parent)
    if (siblings) siblings.push(one)
    else children.set(one.parent, [one])
  }
  const members = new Set<ProcessInfo>()
  const add = (one: ProcessInfo) => {
    if (members.has(one) || one.pid === process.pid) return
    members.add(one)
    children.get(one.pid)?.forEach(add)
  }
  for (const one of all) {
    const isMeant = one.nonce !== undefined && (prefix ? one.nonce.startsWith(nonce) : one.nonce === nonce)
    if (isMeant || pids.includes(one.pid) || (one.nonce === undefined && below.includes(one.parent))) add(one)
  }
  // A group that holds others as well must not be signalled as a whole.
  const shared = new Set(all.filter((one) => !members.has(one)).map(({group}) => group))
  return [...members].map(({pid, group}) => ({pid, group: shared.has(group) ? undefined : group}))
}

/** A group gets the signal at once, so that none of it can fork away in between. */
function signal(members: Member[], name: 'SIGTERM' | 'SIGKILL'): void {
  for (const group of new Set(members.map(({group}) => group))) if (group !== undefined) send(-group, name)
  for (const {pid, group} of members) if (group === undefined) send(pid, name)
}

function send(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has just ended, or it is not ours; the next look tells.
  }
}
