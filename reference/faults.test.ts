import {afterAll, beforeAll, expect, it} from 'vitest'
import {ask, until} from './ask.test-support.ts'
import {startReference, type Reference} from './testing.ts'

let carrel: Reference

beforeAll(async () => {
  carrel = await startReference({CARREL_FAULTS: 'on', CARREL_RATE_LIMIT: '20'})
})

afterAll(async () => carrel.stop())

const fault = (method: string, name: string, body?: object) =>
  ask(carrel, method, `/api/v1/admin/faults/${name}`, {key: carrel.adminKey, body})

it('answers 500 with the body of a 200', async () => {
  const well = await ask(carrel, 'GET', '/api/problems')
  await fault('PUT', 'error', {path: '/api/problems', status: 500})
  const broken = await ask(carrel, 'GET', '/api/problems')
  expect(broken).toMatchObject({status: 500, body: well.body})
  expect((await ask(carrel, 'GET', '/api/health')).status).toBe(200)
  await fault('DELETE', 'error')
  expect((await ask(carrel, 'GET', '/api/problems')).status).toBe(200)
})

it('holds requests back', async () => {
  await fault('PUT', 'latency', {path: '/api/health', delayMs: 300})
  const started = performance.now()
  await ask(carrel, 'GET', '/api/health')
  expect(performance.now() - started).toBeGreaterThanOrEqual(299)
  await fault('DELETE', 'latency')
})

it('says so while the database is away, at once, and comes back', async () => {
  expect((await fault('PUT', 'database', {})).body.faults).toEqual([{name: 'database'}])
  const started = performance.now()
  const health = await ask(carrel, 'GET', '/api/health')
  expect(performance.now() - started).toBeLessThan(3000)
  expect(health).toMatchObject({
    status: 503,
    body: {status: 'down', live: true, ready: false, database: {connected: false, latencyMs: null}},
  })
  const search = await ask(carrel, 'POST', '/api/v1/search', {body: {query: 'x'}})
  expect(search).toMatchObject({status: 503, body: {code: 'database-unavailable'}})
  expect(search.headers.get('retry-after')).toBe('5')
  expect((await ask(carrel, 'POST', '/api/v1/chunking/preview', {body: {text: 'x'}})).status).toBe(200)
  expect(await (await fetch(`${carrel.url}/metrics`)).text()).toMatch(/^database_up 0$/m)
  await fault('DELETE', 'database')
  await until(carrel, '/api/health', ({status}) => status === 'ok')
})

it('ends a fault by itself when it was asked for so many seconds', async () => {
  await fault('PUT', 'embedder', {seconds: 1})
  expect((await ask(carrel, 'GET', '/api/health')).body.status).toBe('degraded')
  await until(carrel, '/api/health', ({status}) => status === 'ok')
})

it('refuses a fault it does not know, and everybody but the admin', async () => {
  expect((await fault('PUT', 'gremlin', {})).status).toBe(400)
  expect((await ask(carrel, 'GET', '/api/v1/admin/faults')).status).toBe(401)
})

it('lets a client make only so many requests a minute, health apart', async () => {
  let limited = await ask(carrel, 'GET', '/api/problems')
  for (let count = 0; count < 100 && limited.status === 200; count++) {
    limited = await ask(carrel, 'GET', '/api/problems')
  }
  expect(limited).toMatchObject({status: 429, body: {code: 'rate-limited'}})
  expect(limited.headers.get('ratelimit')).toMatch(/^"client";r=0;t=[123]$/)
  expect(limited.headers.get('ratelimit-policy')).toBe('"client";q=20;w=60')
  expect(limited.headers.get('retry-after')).toMatch(/^[123]$/)
  expect((await ask(carrel, 'GET', '/api/health')).status).toBe(200)
})
