import {execFile, execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import pg from 'pg'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {type Reference, startReference} from '../../reference/testing.ts'
import {check, ids, proofbook} from '../support/check-project.ts'

/**
 * The runbooks of this repository against a service of their own, which is broken in one way at a time: exactly the checks
 * that claim what is broken fail, and say what they expected, what they saw, and at which line.
 */
let reference: Reference
const folder = mkdtempSync(join(tmpdir(), 'proofbook-reality-'))
const config = join(folder, 'proofbook.yaml')

/** Whether the programs that the backup checks need are here. */
const canDump = (() => {
  try {
    return /\) (1[5-9]|[2-9]\d)/.test(execFileSync('pg_dump', ['--version'], {encoding: 'utf8'}))
  } catch {
    return false
  }
})()

/** What looks at the service; without its programs a backup can only be errored, which is tested beside the kind. */
const carrel = ['--config', config, '--tag', canDump ? 'carrel' : 'carrel and not backup']

beforeAll(async () => {
  reference = await startReference({CARREL_FAULTS: 'on'})
  writeConfig({})
})
afterAll(() => reference?.stop())

function writeConfig(change: Record<string, string | undefined>): void {
  const {hostname, port} = new URL(reference.url)
  const vars = {
    BASE_URL: reference.url.replace(/\/$/, ''),
    HOST: hostname,
    PORT: port,
    DATABASE_URL: reference.databaseUrl,
    BACKUPS: join(folder, 'backups'),
    CARREL_API_KEY: reference.apiKey,
    CARREL_ADMIN_KEY: reference.adminKey,
    ...change,
  }
  const text = {
    documents: ['runbooks/**/*.md', 'docs/**/*.md', 'adr/**/*.md'],
    targets: {local: {allow: ['reads', 'writes'], vars: JSON.parse(JSON.stringify(vars)), env: Object.keys(change)}},
    secrets: ['DATABASE_URL', 'CARREL_API_KEY', 'CARREL_ADMIN_KEY'],
  }
  writeFileSync(config, JSON.stringify(text))
}

/** Runs one generated script by itself, with the variables of the target in its environment. */
function runScript(path: string): Promise<{stdout: string}> {
  const {targets} = JSON.parse(readFileSync(config, 'utf8'))
  const env = {PATH: process.env.PATH, HOME: process.env.HOME, ...targets.local.vars}
  return promisify(execFile)(process.execPath, [path, '--json'], {env}).catch((ended: {stdout: string}) => ended)
}

async function fault(name: string, body: object): Promise<() => Promise<void>> {
  const address = `${reference.url}/api/v1/admin/faults/${name}`
  const headers = {'x-api-key': reference.adminKey, 'content-type': 'application/json'}
  const response = await fetch(address, {method: 'PUT', headers, body: JSON.stringify(body)})
  if (!response.ok) throw new Error(await response.text())
  return async () => void (await fetch(address, {method: 'DELETE', headers: {'x-api-key': reference.adminKey}}))
}

async function sql(text: string): Promise<void> {
  const client = new pg.Client(reference.databaseUrl)
  await client.connect()
  await client.query(text).finally(() => client.end())
}

it('holds while nothing is broken', async () => {
  const {results, status} = await check(carrel)
  expect(ids(results, 'failed', 'errored', 'skipped')).toEqual([])
  expect(results.length).toBeGreaterThanOrEqual(35)
  expect(status).toBe(0)
})

it('holds in the scripts that run alone, as in the run', async () => {
  const {results: all} = await check(carrel)
  // What uses a captured value cannot run alone.
  const results = all.filter(({id}) => !/#journey-|#chunks-are-stored/.test(id))
  const kinds = [...new Set(results.map(({kind}) => kind))]
  const sample = kinds.flatMap((kind) => results.filter((result) => result.kind === kind).slice(0, 2))
  expect(sample.length).toBeGreaterThan(6)
  for (const {id, status} of sample) {
    const {stdout} = await runScript(`checks/${id.replace('#', '/')}.mjs`)
    expect(JSON.parse(stdout), id).toMatchObject({id, status})
  }
})

describe('breaks at the right line', () => {
  it('when a route is gone', async () => {
    const mend = await fault('error', {path: '/api/v1/search', status: 404})
    const {results} = await check(carrel).finally(mend)
    expect(ids(results, 'failed', 'errored', 'skipped')).toEqual([
      'deployment#journey-is-found',
      'incident-playbook#searches',
    ])
    const [searches] = results.filter(({id}) => id === 'incident-playbook#searches')
    expect(searches?.expectations.find(({path}) => path === 'status')).toMatchObject({
      expected: '200',
      actual: 404,
      met: false,
    })
  })

  it('when an answer has the shape of a good one and the status of a bad one', async () => {
    const mend = await fault('error', {path: '/api/health', status: 500})
    const {results} = await check(carrel).finally(mend)
    const claims = [
      'deployment#healthy',
      'incident-playbook#answers',
      'incident-playbook#recovered',
      'onboarding#health',
    ]
    expect(ids(results, 'failed', 'errored', 'skipped')).toEqual(claims)
    for (const id of claims) {
      const unmet = results.find((result) => result.id === id)!.expectations.filter(({met}) => !met)
      expect(unmet).toMatchObject([{path: 'status', expected: '200', actual: 500}])
    }
  })

  it('when a column is gone, with an annotation at the line that claims it', async () => {
    await sql('alter table documents rename column updated_at to changed_at')
    const mend = () => sql('alter table documents rename column changed_at to updated_at')
    const {stdout, status} = await proofbook([
      'check',
      '--config',
      config,
      '-r',
      'github',
      '--id',
      'no-documents-are-stuck',
    ]).finally(mend)
    expect(status).toBe(1)
    const lines = readFileSync('runbooks/incident-playbook.md', 'utf8').split('\n')
    const start = lines.findIndex((line) => line === 'id: no-documents-are-stuck')
    const annotated = Number(/::error file=runbooks\/incident-playbook\.md,line=(\d+)/.exec(stdout)?.[1])
    expect(annotated).toBeGreaterThanOrEqual(start)
    expect(annotated).toBeLessThanOrEqual(start + 7)
    expect(stdout).toContain('updated_at')
  })

  it('when a variable is not set', async () => {
    writeConfig({CARREL_ADMIN_KEY: undefined})
    const {results} = await check(carrel).finally(() => writeConfig({}))
    expect(ids(results, 'failed')).toEqual(['deployment#keys-are-set'])
    expect(ids(results, 'errored')).toEqual(['incident-playbook#reads-work', 'incident-playbook#uploads-are-on'])
    const missing = results.find(({id}) => id === 'deployment#keys-are-set')!.expectations.find(({met}) => !met)
    expect(missing).toMatchObject({path: 'missing', actual: ['CARREL_ADMIN_KEY']})
  })

  it.runIf(canDump)('when a stored backup is corrupt', async () => {
    const file = join(folder, 'backups', 'carrel.dump')
    const bytes = readFileSync(file)
    const corrupt = Buffer.from(bytes)
    corrupt.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 512)
    writeFileSync(file, corrupt)
    const {results} = await check(['--config', config, '--id', 'stored-file-restores'])
    writeFileSync(file, bytes)
    expect(ids(results, 'failed')).toEqual(['backup-and-restore#stored-file-restores'])
    expect(results[0]!.expectations.filter(({met}) => !met).map(({path}) => path)).toContain('restore.errors')
  })

  it('when the database is stopped: nothing that looks at it passes', async () => {
    const server = Number(readFileSync(join(reference.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(server, 'SIGINT')
    const {results, status} = await check(carrel)
    const asked = results.filter(({kind}) => kind === 'sql')
    expect(asked.length).toBeGreaterThan(5)
    expect(ids(asked, 'passed', 'failed')).toEqual([])
    expect(ids(results, 'failed')).toContain('incident-playbook#database-is-connected')
    expect(status).toBe(1)
  })
})
