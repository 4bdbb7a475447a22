import {randomBytes} from 'node:crypto'
import {closeSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs'
import {hostname} from 'node:os'
import {setTimeout as delay} from 'node:timers/promises'

/** A lock this old was left behind, whoever holds it: what is done under it takes milliseconds. */
const staleMs = 60_000

/** Does something that no other process does at the same time. Throws where the lock is not free within `waitMs`. */
export async function withLock<Value>(path: string, waitMs: number, act: () => Value): Promise<Value> {
  const mine = JSON.stringify({host: hostname(), pid: process.pid, nonce: randomBytes(8).toString('hex')})
  const deadline = performance.now() + waitMs
  while (!take(path, mine)) {
    if (isStale(path)) breakLock(path)
    else if (performance.now() >= deadline) throw new Error(`another run holds \`${path}\``)
    else await delay(10 + Math.random() * 20)
  }
  try {
    return act()
  } finally {
    if (textOf(path) === mine) rmSync(path, {force: true})
  }
}

function take(path: string, mine: string): boolean {
  let file: number
  try {
    file = openSync(path, 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  try {
    writeSync(file, mine)
    return true
  } catch (error) {
    // On a full disk: nobody shall wait for a lock without an owner.
    rmSync(path, {force: true})
    throw error
  } finally {
    closeSync(file)
  }
}

/** Whether whoever took a lock is gone: its process on this machine has ended, or it is too old to be held. */
function isStale(path: string): boolean {
  const stat = statSync(path, {throwIfNoEntry: false})
  if (!stat) return false
  if (Math.abs(Date.now() - stat.mtimeMs) > staleMs) return true
  try {
    const {host, pid} = JSON.parse(textOf(path) ?? '') as {host?: unknown; pid?: unknown}
    return host === hostname() && typeof pid === 'number' && !isAlive(pid)
  } catch {
    // Not written yet, or by somebody else: it is waited for until it is old.
    return false
  }
}

/** Removes a stale lock; under a lock of its own, so that of two who find it stale none removes the other's new one. */
function breakLock(path: string): void {
  const guard = `${path}.break`
  if (!take(guard, '')) {
    const stat = statSync(guard, {throwIfNoEntry: false})
    if (stat && Math.abs(Date.now() - stat.mtimeMs) > staleMs) rmSync(guard, {force: true})
    return
  }
  try {
    if (isStale(path)) rmSync(path, {force: true})
  } finally {
    rmSync(guard, {force: true})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
