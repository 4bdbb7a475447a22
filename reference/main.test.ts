import {spawn} from 'node:child_process'
import {chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import pg from 'pg'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {ask, until, upload} from './ask.test-support.ts'
import {bundle, spawnReference} from './testing.ts'

let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'carrel-test-'))
  await chmod(data, 0o755)
})

afterEach(async () => {
  for (const {pid} of await processesOf(data)) process.kill(pid, 'SIGKILL')
  await untilGone(data)
})

afterAll(async () => rm(data, {recursive: true, force: true}))

describe('a service that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes what is in flight and leaves no process', async (signal) => {
    const carrel = await spawnReference({CARREL_DATA: data, CARREL_FAULTS: 'on'})
    const body = {path: '/api/problems', delayMs: 1500}
    await ask(carrel, 'PUT', '/api/v1/admin/faults/latency', {key: carrel.adminKey, body})
    const inFlight = ask(carrel, 'GET', '/api/problems')
    // The second is the one that asks.
    while (!/^http_requests_in_flight 2$/m.test(await (await fetch(`${carrel.url}/metrics`)).text())) await sleep(20)
    expect(await carrel.end(signal)).toBe(0)
    expect((await inFlight).status).toBe(200)
    expect(await processesOf(data)).toEqual([])
    expect(carrel.output().trim().split('\n')).toHaveLength(1)
  })
})

describe('a service that is killed', () => {
  it('takes its database with it, and loses no document', async () => {
    const carrel = await spawnReference({CARREL_DATA: data, CARREL_WORKERS: '1'})
    const uploads = Array.from({length: 30}, (_, index) =>
      upload(carrel, {title: `No ${index}`, text: 'A sentence about backups. '.repeat(400), size: 200}),
    )
    const ids = (await Promise.all(uploads)).map(({body}) => body.id as string)
    await carrel.end('SIGKILL')
    await untilGone(data)

    const again = await spawnReference({CARREL_DATA: data})
    for (const id of ids) {
      const document = await until(again, `/api/v1/documents/${id}`, ({state}) => state === 'ready')
      expect(document.chunks).toBeGreaterThan(50)
    }
    await expectWhole(again.databaseUrl, ids)
    expect(await again.end('SIGTERM')).toBe(0)
  })

  it('together with the guard of its database has the database stopped by the next one', async () => {
    const carrel = await spawnReference({CARREL_DATA: data, CARREL_WORKERS: '0'})
    const {body} = await upload(carrel, {title: 'Left behind', text: 'Some text.'})
    const server = await serverPid(data)
    for (const {pid} of await processesOf(`carrel-guard ${server}`)) process.kill(pid, 'SIGKILL')
    await carrel.end('SIGKILL')
    await sleep(300)
    expect((await processesOf(data)).map(({pid}) => pid)).toContain(server)

    const again = await spawnReference({CARREL_DATA: data})
    expect(await serverPid(data)).not.toBe(server)
    expect((await processesOf(data)).map(({pid}) => pid)).not.toContain(server)
    expect(await readFile(again.logFile, 'utf8')).toContain('stopped a PostgreSQL that a killed carrel left behind')
    await until(again, `/api/v1/documents/${body.id}`, ({state}) => state === 'ready')
    expect(await again.end('SIGTERM')).toBe(0)
    expect(await processesOf(data)).toEqual([])
  })

  it('together with its database starts again on the same data', async () => {
    const carrel = await spawnReference({CARREL_DATA: data, CARREL_WORKERS: '0'})
    const {body} = await upload(carrel, {title: 'Survivor', text: 'Some text.'})
    process.kill(await serverPid(data), 'SIGKILL')
    await carrel.end('SIGKILL')
    const again = await spawnReference({CARREL_DATA: data})
    await until(again, `/api/v1/documents/${body.id}`, ({state}) => state === 'ready')
    expect(await again.end('SIGTERM')).toBe(0)
  })
})

it('says at once that its database is gone', async () => {
  const carrel = await spawnReference({CARREL_DATA: data})
  process.kill(await serverPid(data), 'SIGKILL')
  const started = performance.now()
  const health = await until(carrel, '/api/health', ({status}) => status === 'down')
  expect(performance.now() - started).toBeLessThan(3000)
  expect(health).toMatchObject({live: true, ready: false, database: {connected: false}})
  expect(await carrel.end('SIGTERM')).toBe(0)
})

it('says within seconds that its database does not answer', async () => {
  const carrel = await spawnReference({CARREL_DATA: data})
  const frozen = (await processesOf(data)).concat(await processesOf('postgres: carrel carrel 127.0.0.1'))
  const own = frozen.filter(({parent, pid}) => parent === frozen[0]!.pid || pid === frozen[0]!.pid)
  for (const {pid} of own) process.kill(pid, 'SIGSTOP')
  try {
    const started = performance.now()
    expect(await ask(carrel, 'GET', '/api/health')).toMatchObject({status: 503, body: {database: {connected: false}}})
    expect(performance.now() - started).toBeLessThan(3000)
  } finally {
    for (const {pid} of own) process.kill(pid, 'SIGCONT')
  }
  expect(await carrel.end('SIGTERM')).toBe(0)
})

describe('a service that cannot start says why in one line and exits 1:', () => {
  it('its port is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const {port} = holder.address() as {port: number}
    await expect(spawnReference({CARREL_DATA: data, PORT: String(port)})).rejects.toThrow(
      `exit 1: carrel: Unexpected listener on 127.0.0.1:${port}, expected a free port: set PORT\n`,
    )
    holder.close()
    expect(await processesOf(data)).toEqual([])
  })

  it('the port of its database is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const {port} = holder.address() as {port: number}
    await expect(spawnReference({CARREL_DATA: data, CARREL_PG_PORT: String(port)})).rejects.toThrow(
      `exit 1: carrel: Unexpected listener on 127.0.0.1:${port}, expected a free port for PostgreSQL: set CARREL_PG_PORT\n`,
    )
    holder.close()
  })

  it('another one uses its data', async () => {
    const carrel = await spawnReference({CARREL_DATA: data})
    await expect(spawnReference({CARREL_DATA: data})).rejects.toThrow(
      `exit 1: carrel: Unexpected carrel (pid ${carrel.child.pid}) using \`${data}\`, expected none`,
    )
    expect((await ask(carrel, 'GET', '/api/health')).status).toBe(200)
    expect(await carrel.end('SIGTERM')).toBe(0)
  })

  it('its database is out of reach', async () => {
    const DATABASE_URL = 'postgres://carrel:a-secret-word@127.0.0.1:1/carrel'
    await expect(spawnReference({CARREL_DATA: data, DATABASE_URL})).rejects.toThrow(
      'exit 1: carrel: Unexpected silence of the database 127.0.0.1:1/carrel (ECONNREFUSED), expected it to answer\n',
    )
  })

  it('its data is of another PostgreSQL', async () => {
    const other = join(data, 'other')
    await mkdir(join(other, 'postgres'), {recursive: true})
    await writeFile(join(other, 'postgres/PG_VERSION'), '16\n')
    await expect(spawnReference({CARREL_DATA: other})).rejects.toThrow('Unexpected data of PostgreSQL 16')
  })

  it('its command is unknown', async () => {
    const child = spawn(process.execPath, [await bundle(), 'dance'], {stdio: ['ignore', 'ignore', 'pipe']})
    let complaint = ''
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1)
    expect(complaint).toBe('carrel: Unexpected `dance`, expected migrate, --help or nothing\n')
  })
})

async function expectWhole(databaseUrl: string, ids: string[]): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const {rows} = await client.query<{whole: number}>(
    `select count(*)::integer as whole from documents d where state = 'ready'
     and chunk_count = (select count(*) from chunks c where c.document_id = d.id and embedding is not null)
     and length(text) = (select max(end_offset) from chunks c where c.document_id = d.id) and id = any ($1)`,
    [ids],
  )
  await client.end()
  expect(rows[0]!.whole).toBe(ids.length)
}

async function serverPid(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10)
}

async function untilGone(mark: string): Promise<void> {
  for (const deadline = Date.now() + 10_000; (await processesOf(mark)).length > 0;) {
    if (Date.now() > deadline) throw new Error(`still there: ${JSON.stringify(await processesOf(mark))}`)
    await sleep(20)
  }
}

interface Process {
  pid: number
  parent: number
  command: string
}

/** The processes whose command line holds a text. */
async function processesOf(mark: string): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return {pid: Number(pid), parent, command: command.replaceAll('\0', ' ')}
    }),
  )
  return found.filter(({command}) => command.includes(mark))
}
