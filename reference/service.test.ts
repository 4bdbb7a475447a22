import {readFile} from 'node:fs/promises'
import pg from 'pg'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {openLog} from './signals/log.ts'
import {migrate} from './migrate.ts'
import {readConfig} from './config.ts'
import {ask, upload, until} from './ask.test-support.ts'
import {startReference, type Reference} from './testing.ts'

let carrel: Reference
let client: pg.Client

beforeAll(async () => {
  carrel = await startReference({CARREL_FAULTS: 'on', CARREL_JOB_RETRIES: '1'})
  client = new pg.Client(carrel.databaseUrl)
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await carrel.stop()
})

const text = '# Backups\n\nA backup is restored every night.\n\n# Reviews\n\nTwo people read every change.\n'

describe('a document', () => {
  it('goes through its states and is found', async () => {
    const {status, headers, body} = await upload(carrel, {title: 'Habits', text, strategy: 'markdown'})
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/api/v1/documents/${body.id}`)
    const ready = await until(carrel, `/api/v1/documents/${body.id}`, ({state}) => state === 'ready')
    expect(ready.history.map((event: {state: string}) => event.state)).toEqual([
      'uploaded',
      'parsed',
      'chunked',
      'embedded',
      'ready',
    ])
    expect(ready.chunks).toBe(2)
    const found = await ask(carrel, 'POST', '/api/v1/search', {body: {query: 'restoring a backup', limit: 1}})
    expect(found.body).toMatchObject({mode: 'semantic', fallback: null, results: [{documentId: body.id, position: 0}]})
  })

  it('gives its chunks page by page', async () => {
    const {body} = await upload(carrel, {title: 'Long', text: 'A sentence of it. '.repeat(100), size: 100})
    const {chunks: count} = await until(carrel, `/api/v1/documents/${body.id}`, ({state}) => state === 'ready')
    const positions: number[] = []
    for (let next: number | null = 0; next !== null;) {
      const page: {body: {chunks: {position: number}[]; next: number | null}} = await ask(
        carrel,
        'GET',
        `/api/v1/documents/${body.id}/chunks?from=${next}&limit=7`,
      )
      positions.push(...page.body.chunks.map((chunk) => chunk.position))
      next = page.body.next
    }
    expect(positions).toEqual(Array.from({length: count}, (_, position) => position))
  })

  it('lies in the partition of its id, one of sixteen', async () => {
    const {rows} = await client.query<{partitions: number; used: number; parents: number}>(
      `select (select count(*)::integer from pg_inherits where inhparent = 'chunks'::regclass) as partitions,
         (select count(distinct tableoid)::integer from chunks) as used,
         (select count(*)::integer from only chunks) as parents`,
    )
    expect(rows[0]).toMatchObject({partitions: 16, parents: 0})
    expect(rows[0]!.used).toBeGreaterThan(0)
  })

  it('without text fails, and says why', async () => {
    const {body} = await upload(carrel, {title: 'Empty', text: ' \n '})
    const failed = await until(carrel, `/api/v1/documents/${body.id}`, ({state}) => state === 'failed')
    expect(failed.error).toEqual({code: 'document-empty', detail: 'the document holds no text'})
  })

  it('is gone with its chunks when it is removed', async () => {
    const {body} = await upload(carrel, {title: 'Short-lived', text})
    await until(carrel, `/api/v1/documents/${body.id}`, ({state}) => state === 'ready')
    const removed = await ask(carrel, 'DELETE', `/api/v1/documents/${body.id}`, {key: carrel.apiKey})
    expect(removed.status).toBe(204)
    expect((await ask(carrel, 'GET', `/api/v1/documents/${body.id}`)).body.code).toBe('document-not-found')
    const {rowCount} = await client.query('select from chunks where document_id = $1', [body.id])
    expect(rowCount).toBe(0)
  })

  it('that cannot be embedded is tried again, then failed and kept as a dead letter, then revived', async () => {
    const admin = {key: carrel.adminKey}
    await ask(carrel, 'PUT', '/api/v1/admin/faults/embedder', {...admin, body: {}})
    const {body} = await upload(carrel, {title: 'Unlucky', text})
    const failed = await until(carrel, `/api/v1/documents/${body.id}`, ({state}) => state === 'failed')
    expect(failed.error).toEqual({code: 'processing-failed', detail: 'the embedder is unavailable'})
    const stats = await until(carrel, '/api/monitoring/stats', ({jobs}) => jobs.dead === 1)
    expect(stats.documents.failed).toBeGreaterThanOrEqual(1)
    expect((await ask(carrel, 'GET', '/api/health')).body).toMatchObject({
      status: 'degraded',
      embedder: {available: false},
    })
    const fallback = await ask(carrel, 'POST', '/api/v1/search', {body: {query: 'backup'}})
    expect(fallback.body).toMatchObject({mode: 'keyword', fallback: 'embedder-unavailable'})
    expect(fallback.body.results.length).toBeGreaterThan(0)

    await ask(carrel, 'DELETE', '/api/v1/admin/faults/embedder', admin)
    await ask(carrel, 'POST', '/api/v1/admin/maintenance/retry-failed', admin)
    const revived = await until(carrel, `/api/v1/documents/${body.id}`, ({state}) => state === 'ready')
    expect(revived.error).toBe(null)
  })
})

describe('chunking', () => {
  it('previews any strategy without storing', async () => {
    const {rows: before} = await client.query('select count(*) from documents')
    const {body} = await ask(carrel, 'POST', '/api/v1/chunking/preview', {
      body: {text, strategy: 'hierarchical', size: 50},
    })
    expect(body).toMatchObject({strategy: 'hierarchical', size: 50, overlap: 5})
    expect(body.chunks[0]).toMatchObject({position: 0, level: 1, parent: null, start: 0})
    expect((await client.query('select count(*) from documents')).rows).toEqual(before)
  })

  it('compares six strategies', async () => {
    const {body} = await ask(carrel, 'POST', '/api/v1/chunking/compare', {body: {text, size: 60}})
    const names = body.results.map((result: {strategy: string}) => result.strategy)
    expect(names).toEqual(['character', 'recursive', 'markdown', 'semantic', 'hierarchical', 'hybrid'])
    expect(names).toContain(body.recommended)
    expect(body.recommended).not.toBe('character')
  })
})

describe('keys', () => {
  it('are needed to write, and the admin key to administrate', async () => {
    const body = {title: 'x', text}
    expect(await ask(carrel, 'POST', '/api/v1/documents', {body})).toMatchObject({
      status: 401,
      body: {code: 'unauthenticated'},
    })
    expect((await ask(carrel, 'POST', '/api/v1/documents', {body, key: 'wrong-key-wrong-key'})).status).toBe(401)
    expect(await ask(carrel, 'GET', '/api/v1/admin/flags', {key: carrel.apiKey})).toMatchObject({
      status: 403,
      body: {code: 'forbidden'},
    })
    expect((await ask(carrel, 'GET', '/api/v1/admin/flags', {key: carrel.adminKey})).status).toBe(200)
  })
})

describe('a problem', () => {
  it('is a problem document with a code, every fault and the request id', async () => {
    const answer = await ask(carrel, 'POST', '/api/v1/documents', {
      body: {title: 'x', txt: 'y', size: '80', strategy: 'magic'},
      key: carrel.apiKey,
      requestId: 'request-17',
    })
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.headers.get('x-request-id')).toBe('request-17')
    expect(answer.body).toMatchObject({
      type: '/api/problems#validation-failed',
      status: 400,
      code: 'validation-failed',
      instance: '/api/v1/documents',
      requestId: 'request-17',
    })
    expect(answer.body.errors.map((fault: {path: string}) => fault.path)).toEqual([
      '/body',
      '/body',
      '/body/strategy',
      '/body/size',
    ])
  })

  it.each([
    ['route-not-found', 404, 'GET', '/nowhere', {}],
    ['validation-failed', 400, 'GET', '/api/v1/documents/17', {}],
    ['validation-failed', 400, 'POST', '/api/v1/chunking/preview', {body: {text, size: 100, overlap: 50}}],
    ['validation-failed', 400, 'POST', '/api/v1/chunking/preview', {body: {text: 'a\0b'}}],
    ['malformed-body', 400, 'POST', '/api/v1/search', {raw: '{"query":'}],
    ['media-type-unsupported', 415, 'POST', '/api/v1/search', {raw: 'query', type: 'text/plain'}],
    ['body-too-large', 413, 'POST', '/api/v1/search', {raw: `"${'x'.repeat(1_100_000)}"`}],
  ])('%s (%i): %s %s', async (code, status, method, path, request) => {
    expect(await ask(carrel, method, path, request)).toMatchObject({status, body: {code, status}})
  })

  it('is listed in the catalogue', async () => {
    const {body} = await ask(carrel, 'GET', '/api/problems')
    expect(body['document-not-found']).toMatchObject({status: 404, title: 'There is no such document'})
  })
})

describe('operators', () => {
  it('turn flags', async () => {
    const admin = {key: carrel.adminKey}
    const off = await ask(carrel, 'PUT', '/api/v1/admin/flags/uploads', {...admin, body: {rollout: 0}})
    expect(off.body).toMatchObject({name: 'uploads', enabled: true, rollout: 0})
    expect(await upload(carrel, {title: 'x', text})).toMatchObject({status: 503, body: {code: 'uploads-paused'}})
    await ask(carrel, 'PUT', '/api/v1/admin/flags/uploads', {...admin, body: {rollout: 100}})
    expect((await upload(carrel, {title: 'x', text})).status).toBe(202)
    const unknown = await ask(carrel, 'PUT', '/api/v1/admin/flags/nothing', {...admin, body: {enabled: true}})
    expect(unknown.body.code).toBe('flag-not-found')
  })

  it('run maintenance', async () => {
    const run = (task: string) =>
      ask(carrel, 'POST', `/api/v1/admin/maintenance/${task}`, {key: carrel.adminKey}).then(({body}) => body)
    expect(await run('analyze')).toMatchObject({task: 'analyze', result: {partitions: 16}})
    const {result} = await run('skew')
    expect(result.partitions).toHaveLength(16)
    expect(result).toMatchObject({judged: false, skewed: false})
    expect(await run('constructor')).toMatchObject({code: 'task-not-found'})
  })

  it('read metrics and stats', async () => {
    const metrics = await (await fetch(`${carrel.url}/metrics`)).text()
    expect(metrics).toMatch(/^chunking_operations_total\{strategy="markdown",status="success"\} [1-9]/m)
    expect(metrics).toMatch(
      /^http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/documents",status="202"\}/m,
    )
    expect(metrics).toMatch(/^partition_skew_ratio 1$/m)
    expect(metrics).toMatch(/^memory_pool_usage_bytes\{pool="rss"\} \d{7}/m)
    expect(metrics).toMatch(/^jobs_processed_total\{outcome="completed"\} [1-9]/m)
    const {body} = await ask(carrel, 'GET', '/api/monitoring/stats')
    expect(body.requests.latencyMs.p95).toBeGreaterThan(0)
    expect(body.documents.ready).toBeGreaterThan(0)
  })

  it('read an OpenAPI document that describes every route', async () => {
    const {body} = await ask(carrel, 'GET', '/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/health',
        '/api/v1/documents',
        '/api/v1/documents/{id}',
        '/api/v1/documents/{id}/chunks',
        '/api/v1/chunking/preview',
        '/api/v1/chunking/compare',
        '/api/v1/search',
        '/metrics',
        '/api/monitoring/stats',
        '/api/v1/admin/flags',
        '/api/v1/admin/maintenance/{task}',
      ]),
    )
    const uploading = body.paths['/api/v1/documents'].post
    expect(uploading.requestBody.content['application/json'].schema.$ref).toBe('#/components/schemas/Upload')
    expect(uploading.security).toEqual([{apiKey: []}])
    expect(Object.keys(uploading.responses)).toEqual(expect.arrayContaining(['202', '4XX', '5XX']))
    const references = JSON.stringify(body).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
    for (const [, name] of references) expect(Object.keys(body.components.schemas)).toContain(name)
  })
})

it('lets migrations run, run again and be undone', async () => {
  const environment = {CARREL_DATA: carrel.dataFolder, CARREL_LOG: `${carrel.dataFolder}/migrate.log`}
  const config = readConfig(environment, process.cwd())
  const run = (...words: string[]) => migrate(words, config, openLog(config))
  expect(await run('up')).toEqual(['nothing to do'])
  expect(await run('down', '2')).toEqual(['down     0004-feature-flags', 'down     0003-keyword-search'])
  expect((await run('list')).map((line) => line.slice(0, 22))).toEqual([
    'applied  0001-document',
    'applied  0002-chunks 2',
    'pending  0003-keyword-',
    'pending  0004-feature-',
  ])
  expect(await run('up')).toEqual(['up       0003-keyword-search', 'up       0004-feature-flags'])
  expect(await run('up')).toEqual(['nothing to do'])
  await expect(run('sideways')).rejects.toThrow('expected migrate list, up or down')
  const found = await ask(carrel, 'POST', '/api/v1/search', {body: {query: 'backup'}})
  expect(found.body.results.length).toBeGreaterThan(0)
})

it('logs JSON lines that carry the request id into the job, and no key', async () => {
  const secret = {'x-api-key': carrel.apiKey, 'x-request-id': 'follow-me'}
  const body = JSON.stringify({title: carrel.adminKey, text})
  await fetch(`${carrel.url}/api/v1/documents?key=${carrel.apiKey}`, {
    method: 'POST',
    headers: {...secret, 'content-type': 'application/json'},
    body,
  })
  await fetch(`${carrel.url}/api/v1/${carrel.adminKey}`)
  await until(carrel, '/api/monitoring/stats', ({jobs}) => jobs.pending === 0)
  const log = await readFile(carrel.logFile, 'utf8')
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as {requestId?: string; msg: string})
  const followed = lines.filter((line) => line.requestId === 'follow-me').map((line) => line.msg)
  expect(followed).toEqual(expect.arrayContaining(['request', 'document is parsed', 'document is ready']))
  for (const word of [carrel.apiKey, carrel.adminKey, 'carrel-dev-password']) expect(log).not.toContain(word)
  expect(log).toContain('/api/v1/[redacted]')
})
