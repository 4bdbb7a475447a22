import {execFile, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {type AddressInfo, createServer} from 'node:net'
import {promisify} from 'node:util'
import pg from 'pg'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import {serveRaw} from '../../../test/support/http-server.ts'
import {type Postgres, startPostgres} from '../../../test/support/postgres.ts'
import sql from './index.ts'
import {observe} from './observe.ts'
import type {Sql} from './schema.ts'

let postgres: Postgres
let admin: pg.Client
beforeAll(async () => {
  postgres = await startPostgres()
  admin = new pg.Client({connectionString: postgres.url})
  await admin.connect()
  await admin.query(
    `create table orders (id int primary key, status text not null); insert into orders values (1, 'open'), (2, 'paid')`,
  )
})
afterAll(async () => {
  await admin.end()
  await postgres.stop()
})

const look = (query: string, given: Parameters<typeof contextFor>[0] = {}) =>
  observe({query, on: postgres.url}, contextFor(given))

describe('an answer', () => {
  it('is told whole', async () => {
    const seen = await observe(
      {query: 'select * from orders where id > $1 order by id', params: [0]},
      contextFor({vars: {DATABASE_URL: postgres.url}}),
    )
    expect(seen).toEqual({
      error: null,
      rows: [
        {id: 1, status: 'open'},
        {id: 2, status: 'paid'},
      ],
      rowCount: 2,
      columns: ['id', 'status'],
      value: 1,
      duration: expect.any(Number),
    })
    expect(seen.duration).toBeGreaterThan(0)
  })

  it('without rows has no value, and one that is null has', async () => {
    expect(await look('select id from orders where false')).toMatchObject({rows: [], rowCount: 0, columns: ['id']})
    expect(await look('select id from orders where false')).not.toHaveProperty('value')
    expect(await look('select null')).toMatchObject({value: null, columns: ['?column?']})
  })

  it('keeps a thousand rows and counts all', async () => {
    const seen = await look('select i from generate_series(1, 25000) i')
    expect(seen.rows).toHaveLength(1000)
    expect(seen).toMatchObject({rowCount: 25_000, value: 1})
  })

  it.each([
    ['count(*) from orders', 2],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740993', '9007199254740993'],
    ['1.10::numeric', 1.1],
    ['0.12345678901234567890', '0.12345678901234567890'],
    ["'NaN'::float8", 'NaN'],
    ['1e300::float8', '1e+300'],
    ['0.1::float8 + 0.2', 0.300_000_000_000_000_04],
    ['true', true],
    ["'text'", 'text'],
    ['\'{"a": [1]}\'::jsonb', {a: [1]}],
    ["'2026-01-02 03:04:05.678901+02'::timestamptz", '2026-01-02T01:04:05.678Z'],
    ["'infinity'::timestamptz", 'infinity'],
    ["'2026-01-02 03:04:05'::timestamp", '2026-01-02T03:04:05'],
    ["'2026-01-02'::date", '2026-01-02'],
    ["interval '1 day 02:03:04.5'", '93784.5s'],
    ["interval '-00:00:05'", '-5s'],
    ["interval '0'", '0s'],
    ["interval '-1 days -02:00:00'", '-93600s'],
    ["interval '1 month 2 days'", '1 mon 2 days'],
    ["'\\xff00'::bytea", '\\xff00'],
    ['array[1, null, 3]', [1, null, 3]],
    ["array['a \"b\"', '', 'NULL', 'c,{}\\d']", ['a "b"', '', 'NULL', 'c,{}\\d']],
    [
      'array[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["'[0:1]={5,6}'::int[]", [5, 6]],
    ["'{}'::text[]", []],
    ['array[\'{"a": "}"}\'::jsonb]', [{a: '}'}]],
    ["'10.0.0.1'::inet", '10.0.0.1'],
  ])('select %s is JSON', async (expression, value) => {
    expect((await look(`select ${expression}`)).value).toEqual(value)
  })
})

describe('a query that the server refuses', () => {
  it.each([
    ['select nothing from orders', '42703', 'column "nothing" does not exist'],
    ['select * from nothing', '42P01', 'relation "nothing" does not exist'],
    ['select * form orders', '42601', 'syntax error at or near "form"'],
    ['select 1; drop table orders', '42601', 'cannot insert multiple commands into a prepared statement'],
    ['select 1 / 0', '22012', 'division by zero'],
  ])('%s is seen with its reason', async (query, code, message) => {
    expect(await look(query)).toEqual({error: {code, message}, duration: expect.any(Number)})
  })
})

describe('writing', () => {
  it.each([
    'delete from orders',
    'with gone as (delete from orders returning 1) select * from gone',
    'create table other ()',
  ])('is no reading: %s', async (query) => {
    await expect(look(query)).rejects.toThrow(
      'the query writes, but the check only reads; say `effect: writes` if that is meant',
    )
  })

  it('cannot be had by leaving the transaction', async () => {
    await look('commit')
    await look('set session characteristics as transaction read write')
    await expect(look(`select set_config('transaction_read_only', 'off', false)`)).rejects.toThrow(
      'must be set before any query',
    )
    expect(await look('commit; delete from orders')).toMatchObject({error: {code: '42601'}})
    expect(await look('select count(*) from orders')).toMatchObject({value: 2})
  })

  it('is kept when the check says so, and only whole', async () => {
    const writes = {effect: 'writes'} as const
    expect(await look("insert into orders values (3, 'new') returning id", writes)).toMatchObject({
      rowCount: 1,
      value: 3,
    })
    expect(await look("update orders set status = 'old' where id = 3", writes)).toMatchObject({
      rowCount: 1,
      rows: [],
      columns: [],
    })
    expect(await look("insert into orders values (4, 'new'), (1, 'again')", writes)).toMatchObject({
      error: {code: '23505'},
    })
    expect(await look('delete from orders where id > 2 returning status', writes)).toMatchObject({
      rows: [{status: 'old'}],
    })
  })

  it('that is refused at its end is seen as refused', async () => {
    await admin.query('create table late (id int unique deferrable initially deferred)')
    const seen = await look('insert into late values (1), (1)', {effect: 'writes'})
    expect(seen).toMatchObject({error: {code: '23505'}})
  })
})

describe('no answer', () => {
  const without = (change: (url: URL) => void) => {
    const url = new URL(postgres.url)
    change(url)
    return observe({query: 'select 1', on: url.href}, contextFor({timeoutMs: 1000}))
  }

  it('when the query takes too long, which is then ended', async () => {
    const started = performance.now()
    const mark = 'select pg_sleep(30) /* too long */'
    await expect(look(mark, {timeoutMs: 300})).rejects.toThrow(
      /^(no answer from the database `127.*` within 300ms|the database .* ended the query)/,
    )
    const interrupted = new AbortController()
    const failure = expect(look(mark, {timeoutMs: 30_000, signal: interrupted.signal})).rejects.toThrow(
      /^no answer from the database/,
    )
    const sleeping = async () =>
      (await admin.query(`select 1 from pg_stat_activity where query = $1 and state = 'active'`, [mark])).rowCount
    while ((await sleeping()) === 0) continue
    interrupted.abort()
    await failure
    while ((await sleeping()) !== 0) continue
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('when nobody is there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const {port} = server.address() as AddressInfo
    server.close()
    const on = `postgres://me:s3cret@127.0.0.1:${port}/db`
    await expect(observe({query: 'select 1', on}, contextFor())).rejects.toThrow(
      `no answer from the database \`127.0.0.1:${port}/db\`: it refuses connections; is it running, and is the port right?`,
    )
    await expect(
      observe({query: 'select 1', on: 'postgres://me:s3cret@nobody.invalid/db'}, contextFor()),
    ).rejects.toThrow(/nobody knows its host|name service/)
  })

  it.each([
    ['stays silent', () => {}, /^no answer from the database `127.*` within 300ms$/],
    ['hangs up', (socket) => socket.destroy(), /no answer from the database/],
    [
      'speaks something else',
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      /no answer from the database/,
    ],
  ] satisfies [string, Parameters<typeof serveRaw>[0], RegExp][])('when a server %s', async (_, talk, reason) => {
    const server = await serveRaw((socket) => void socket.once('data', () => talk(socket)))
    const on = `postgres://me:s3cret@127.0.0.1:${server.port}/db`
    for (const options of ['', '?sslmode=require']) {
      await expect(observe({query: 'select 1', on: on + options}, contextFor({timeoutMs: 300}))).rejects.toThrow(reason)
    }
    await server.close()
  })

  it('when the address, the user, the password or the name is wrong, whose values are not told', async () => {
    await expect(without((url) => (url.password = 'other'))).rejects.toThrow(
      /^the database `127.*` does not take the password/,
    )
    await expect(without((url) => (url.password = ''))).rejects.toThrow(/password/)
    await expect(without((url) => (url.pathname = '/nothing'))).rejects.toThrow(
      /^there is no database `127.*\/nothing`/,
    )
    for (const on of [
      's3cret',
      'mysql://me:s3cret@h/',
      'postgres://me:s3cret%@h/',
      'postgres://me:s3cret@/db',
      'postgres://:s3cret@h/db',
      'postgres://me:s3cret@h:x/',
    ]) {
      const failure = observe({query: 'select 1', on}, contextFor())
      await expect(failure).rejects.toThrow('expected `postgres://user:password@host:5432/name`')
      await expect(failure).rejects.not.toThrow('s3cret')
    }
    await expect(observe({query: 'select 1'}, contextFor())).rejects.toThrow('there is no `DATABASE_URL`')
  })

  it('does not come from the environment of the caller', async () => {
    process.env.PGPASSWORD = decodeURIComponent(new URL(postgres.url).password)
    await expect(without((url) => (url.password = ''))).rejects.toThrow(/password/)
    delete process.env.PGPASSWORD
  })

  it('when the server does not speak TLS and the address wants it', async () => {
    await expect(without((url) => url.searchParams.set('sslmode', 'verify-full'))).rejects.toThrow(
      /does not support SSL/,
    )
    await expect(without((url) => url.searchParams.set('sslmode', 'maybe'))).rejects.toThrow(
      '`sslmode=maybe` is not known',
    )
  })

  it('at a guarded address, by number or by name', async () => {
    await expect(without((url) => (url.hostname = '169.254.99.99'))).rejects.toThrow(/^refused to reach/)
    await expect(without((url) => (url.hostname = '2852021091'))).rejects.toThrow(/^refused to reach/)
  })

  it('within reason: a huge one is not read', async () => {
    await expect(look("select repeat('x', 100000000)")).rejects.toThrow(
      'the answer is larger than 64 MiB; ask for less',
    )
    await expect(look("select repeat('x', 1000000) from generate_series(1, 500)")).rejects.toThrow('larger than 64 MiB')
  })

  it('when the connection is cut in the middle', async () => {
    const failure = expect(look('select pg_sleep(30) /* cut */')).rejects.toThrow(
      /is stopping or starting|hung up|no answer from the database/,
    )
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(30) /* cut */'`
    while ((await admin.query(end)).rowCount === 0) continue
    await failure
  })
})

const psql = spawnSync('bash', ['--norc', '-c', 'command -v psql'], {stdio: 'ignore'})

it.skipIf(psql.status !== 0)('says the command that asks the same (needs psql)', async () => {
  const run = async (options: Sql) => {
    const env = {PATH: process.env.PATH, DATABASE_URL: postgres.url, ID: "it's"}
    const {stdout} = await promisify(execFile)('bash', ['--norc', '-euc', sql.command(options)], {env})
    return stdout.split('\n')[2]?.trim()
  }
  expect(await run({query: 'select count(*)\nfrom orders'})).toBe('2')
  expect(await run({query: 'select $1 || $2', params: ['${ID}', 1]})).toBe("it's1")
  expect(await run({query: "select $tag$ it's $$HOME `x` $tag$"})).toBe("it's $HOME `x`")
})

it('finds fault with variables in a query', () => {
  expect(sql.problems({query: 'select ${COLUMN} from ${TABLE} where $$1'})).toMatchObject([
    {path: ['query'], reason: 'Unexpected `${COLUMN}` and `${TABLE}` in the query, expected a parameter'},
  ])
  expect(sql.problems({query: 'select $1, $tag$x$tag$'})).toEqual([])
})

it('leaves no connection behind', async () => {
  const left = `select 1 from pg_stat_activity where application_name = 'proofbook'`
  for (let tries = 0; tries < 200 && (await admin.query(left)).rowCount !== 0; tries++)
    await admin.query('select pg_sleep(0.01)')
  expect((await admin.query(left)).rowCount).toBe(0)
})
