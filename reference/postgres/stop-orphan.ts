import {readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {Refusal} from '../refusal.ts'
import type {Place} from './place.ts'
import {commandOf, identify, isAlive, signal, type Identity} from './processes.ts'
import {readRecord} from './record.ts'

/**
 * Stops a server that a killed service left on this data, and answers its pid; throws a Refusal where its service is
 * still alive. Only a process whose command line names our data folder is ever signalled.
 */
export async function stopOrphan(place: Place): Promise<number | undefined> {
  const pid = await postmasterPid(place.data)
  const server = pid === undefined ? undefined : await identify(pid)
  if (!server || !(await commandOf(server.pid)).includes(place.data)) {
    // A stale pid file whose number another process has now would keep PostgreSQL from starting.
    await rm(join(place.data, 'postmaster.pid'), {force: true})
    return undefined
  }
  const record = await readRecord(place.base)
  if (record && (await isAlive(record.owner))) {
    throw new Refusal(
      `Unexpected carrel (pid ${record.owner.pid}) using \`${place.base}\`, expected none: stop it or set CARREL_DATA`,
    )
  }
  await end(server)
  return server.pid
}

// The first line of postmaster.pid, which PostgreSQL keeps in its data folder while it runs.
async function postmasterPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 ? pid : undefined
}

/** Ends a server: a fast shutdown, then an immediate one, then no mercy. Answers once it is gone. */
export async function end(server: Identity): Promise<void> {
  // https://www.postgresql.org/docs/15/server-shutdown.html
  const ways: [NodeJS.Signals, number][] = [
    ['SIGINT', 10_000],
    ['SIGQUIT', 3000],
    ['SIGKILL', 2000],
  ]
  for (const [name, patience] of ways) {
    if (!(await isAlive(server))) return
    signal(server.pid, name)
    for (const deadline = Date.now() + patience; Date.now() < deadline;) {
      if (!(await isAlive(server))) return
      await sleep(10)
    }
  }
}
