import {spawn, type ChildProcess} from 'node:child_process'
import {open, readFile, rm, stat} from 'node:fs/promises'
import {createServer, type AddressInfo} from 'node:net'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Logger} from 'pino'
import {Refusal} from '../refusal.ts'
import {startGuard, type Guard} from './guard.ts'
import {account, initialise, lastLine} from './initialise.ts'
import {choosePlace, type Place} from './place.ts'
import {identify, type Identity} from './processes.ts'
import {removeRecord, writeRecord} from './record.ts'
import {end, stopOrphan} from './stop-orphan.ts'

/** A PostgreSQL that runs because we started it. */
export interface Server {
  /** Connection string with the password in it. */
  url: string
  port: number
  pid: number
  /** Where its data is. */
  data: string
  /** A fast shutdown; answers once no process of it is left. */
  stop(): Promise<void>
}

/** Starts the embedded PostgreSQL: data made where there is none, an orphan of a killed service stopped first. */
export async function startPostgres(
  options: {dataFolder: string; port: number; password: string},
  log: Logger,
): Promise<Server> {
  const place = await choosePlace(options.dataFolder)
  if (place.moved) log.warn({base: place.base}, `PostgreSQL lives in ${place.base}: ${place.moved}`)
  const orphan = await stopOrphan(place)
  if (orphan) log.warn({postgresPid: orphan}, 'stopped a PostgreSQL that a killed carrel left behind')
  if (await initialise(place, options.password)) log.info({data: place.data}, 'made the data folder of PostgreSQL')
  const {running, port} = await startPatiently(place, options.port, log)
  return watch(running, place, port, options.password, log)
}

interface Running {
  child: ChildProcess
  identity: Identity
  guard: Guard
}

const attempts = 4

// Right after a kill -9 the kernel may still hold the old server's shared memory: one start then fails.
async function startPatiently(place: Place, wanted: number, log: Logger): Promise<{running: Running; port: number}> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted || (await freePort())
    const reason = await launch(place, port)
    if (typeof reason !== 'string') return {running: reason, port}
    const taken = /could not bind|could not create any TCP/.test(reason)
    if (taken && wanted) {
      throw new Refusal(
        `Unexpected listener on 127.0.0.1:${port}, expected a free port for PostgreSQL: set CARREL_PG_PORT`,
      )
    }
    if (attempt === attempts) {
      throw new Refusal(`Unexpected end of PostgreSQL (${lastLine(reason)}), expected it to start`)
    }
    log.warn({attempt, reason: lastLine(reason)}, 'PostgreSQL did not start, trying again')
    await sleep(250 * attempt)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const {port} = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Starts the server once: the process when it accepts connections, what its log says when it does not. */
async function launch(place: Place, port: number): Promise<Running | string> {
  const logFile = join(place.base, 'postgres.log')
  if ((await stat(logFile).catch(() => ({size: 0}))).size > 10_000_000) await rm(logFile)
  const log = await open(logFile, 'a', 0o644)
  const {size: before} = await log.stat()
  // A group of its own: Ctrl-C in the terminal must reach the service first, which still needs its database to drain.
  const child = spawn(join(place.native, 'bin/postgres'), ['-D', place.data, ...settings(port)], {
    ...place.user,
    cwd: '/',
    env: {PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC'},
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  })
  const failed = new Promise<Error>((resolve) => child.once('error', resolve))
  await log.close()
  if (child.pid === undefined) return (await failed).message
  const guard = startGuard(child.pid)
  child.once('exit', () => guard.dismiss())
  const identity = await record(place, child.pid, port)
  if (identity && (await becomesReady(place.data, child))) return {child, identity, guard}
  child.kill('SIGKILL')
  const said = (await readFile(logFile)).subarray(before).toString()
  return said.split('\n').findLast((line) => /could not bind|FATAL|PANIC/.test(line)) ?? `${said}\nno answer in time`
}

async function record(place: Place, pid: number, port: number): Promise<Identity | undefined> {
  const [owner, server] = await Promise.all([identify(process.pid), identify(pid)])
  if (owner && server) await writeRecord(place.base, {owner, server, port})
  return server
}

function settings(port: number): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=50',
    'shared_buffers=64MB',
    'log_line_prefix=%m [%p] ',
  ].flatMap((setting) => ['-c', setting])
}

// The eighth line of postmaster.pid says `ready` once connections are accepted: what pg_ctl looks at too.
async function becomesReady(data: string, child: ChildProcess): Promise<boolean> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await sleep(10)
  }
  return false
}

function watch({child, identity, guard}: Running, place: Place, port: number, password: string, log: Logger): Server {
  let stopping = false
  child.once('exit', (code, signal) => {
    if (!stopping) log.error({code, signal}, 'PostgreSQL ended by itself')
  })
  log.info({postgresPid: identity.pid, port, data: place.data}, 'PostgreSQL is ready')
  return {
    url: `postgres://${account}:${password}@127.0.0.1:${port}/${account}`,
    port,
    pid: identity.pid,
    data: place.data,
    async stop() {
      stopping = true
      await end(identity)
      guard.dismiss()
      await removeRecord(place.base)
    },
  }
}
