import {once} from 'node:events'
import {type AddressInfo, createServer} from 'node:net'
import {expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import {neverAccepts} from '../../../test/support/never-accepts.ts'
import tcp from './index.ts'
import {observe} from './observe.ts'

async function listen(host: string): Promise<{port: number; close: () => void}> {
  const server = createServer((socket) => socket.destroy()).listen(0, host)
  await once(server, 'listening')
  return {port: (server.address() as AddressInfo).port, close: () => server.close()}
}

it('sees an open port, by name and by address', async () => {
  const server = await listen('127.0.0.1')
  for (const host of ['127.0.0.1', 'localhost']) {
    const seen = await observe({connect: `${host}:${server.port}`}, contextFor())
    expect(seen).toEqual({open: true, latency: expect.any(Number)})
    expect(seen.latency).toBeGreaterThan(0)
  }
  server.close()
})

it('sees a port that refuses', async () => {
  const server = await listen('127.0.0.1')
  server.close()
  expect(await observe({connect: `127.0.0.1:${server.port}`}, contextFor())).toEqual({open: false, error: 'refused'})
  expect(await observe({connect: `localhost:${server.port}`}, contextFor())).toEqual({open: false, error: 'refused'})
})

it('sees a name that nobody knows', async () => {
  const seen = await observe({connect: 'nobody.invalid:80'}, contextFor())
  expect(seen.open).toBe(false)
  expect(['unknown host', 'name service does not answer']).toContain(seen.error)
})

it('takes silence for a closed port before its time is over, and an abort for no knowledge', async () => {
  const silent = await neverAccepts()
  const connect = `127.0.0.1:${silent.port}`
  expect(await observe({connect}, contextFor({timeoutMs: 1000}))).toEqual({
    open: false,
    error: 'no answer within 900ms',
  })
  await expect(observe({connect}, contextFor({signal: AbortSignal.timeout(50)}))).rejects.toThrow(
    /^no answer from `127/,
  )
  silent.stop()
})

// An address of the range that nobody has: a guard that fails may reach nothing.
it('refuses link-local addresses', async () => {
  await expect(observe({connect: '169.254.99.99:9'}, contextFor())).rejects.toThrow(/^refused to reach/)
  await expect(observe({connect: '[::ffff:169.254.99.99]:9'}, contextFor())).rejects.toThrow(/^refused to reach/)
  await expect(observe({connect: '2852021091:9'}, contextFor())).rejects.toThrow(/^refused to reach `169.254.99.99`/)
})

it.each(['db', 'db:', 'db:0', 'db:70000', 'http://db:80', 'user@db:80', '::1:80', ''])(
  'finds fault with %j',
  async (connect) => {
    expect(tcp.problems({connect})).toMatchObject([
      {path: ['connect'], reason: expect.stringContaining('expected `host:port`')},
    ])
    await expect(observe({connect}, contextFor())).rejects.toThrow('expected `host:port`')
  },
)

it('finds no fault with an address that is not known yet', () => {
  for (const connect of ['${HOST}:5432', '${ADDRESS}', '[::1]:80', 'db.internal:5432'])
    expect(tcp.problems({connect})).toEqual([])
})

it('shows how to look oneself', () => {
  expect(tcp.command({connect: '${HOST}:5432'})).toBe('nc -zv "$HOST" 5432')
  expect(tcp.command({connect: '[::1]:80'})).toBe('nc -zv ::1 80')
})
