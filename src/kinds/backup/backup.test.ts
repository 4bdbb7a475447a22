import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import pg from 'pg'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {commands} from '../../../test/support/commands.ts'
import {contextFor} from '../../../test/support/context.ts'
import {type Postgres, startPostgres} from '../../../test/support/postgres.ts'
import type {Context} from '../../kind.ts'
import type {JsonObject} from '../../model.ts'
import {addressOf, clientConfig} from './address.ts'
import {mismatches, movedSequences} from './compare.ts'
import {withSession} from './connect.ts'
import backup from './index.ts'
import {observe} from './observe.ts'
import type {Backup} from './schema.ts'
import {identityOf, proveScratch} from './scratch.ts'

const canDump = ['pg_dump', 'pg_restore', 'psql'].every((program) => {
  try {
    return execFileSync(program, ['--version'], {stdio: 'pipe'}).length > 0
  } catch {
    return false
  }
})

let server: Postgres
let database = ''
let admin: pg.Client

beforeAll(async () => {
  server = await startPostgres()
  admin = new pg.Client({connectionString: server.url})
  await admin.connect()
  await admin.query('create database "odd = name"')
  const url = new URL(server.url)
  url.pathname = encodeURIComponent('odd = name')
  database = url.href
  const client = new pg.Client(clientConfig(addressOf('database', database)))
  await client.connect()
  await client.query(`
    create schema audit;
    create table documents (id bigserial primary key, title text not null unique, created_at timestamptz not null default now());
    create table chunks (document_id bigint not null references documents, n int not null, body text, primary key (document_id, n))
      partition by hash (document_id);
    create table chunks_0 partition of chunks for values with (modulus 2, remainder 0);
    create table chunks_1 partition of chunks for values with (modulus 2, remainder 1);
    create table audit.entries (id int generated always as identity, "Odd Name" text check ("Odd Name" <> ''));
    create sequence never_asked;
    create table never (at timestamp);
    insert into documents (title, created_at) select 'title ' || i, now() - interval '1 hour' * i from generate_series(1, 200) i;
    insert into chunks select id, n, md5(random()::text) from documents, generate_series(1, 10) n;
    insert into audit.entries ("Odd Name") values ('a'), ('b');`)
  await client.end()
})

afterAll(async () => {
  await admin?.end()
  await server?.stop()
})

/** A context that runs real commands; `programs` stand before the real ones on the PATH. */
function look(given: Partial<Context> & {programs?: Record<string, string>; path?: string} = {}) {
  const {programs = {}, path, ...rest} = given
  const bin = mkdtempSync(join(tmpdir(), 'proofbook-bin-'))
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/bash\n${text}`, {mode: 0o755})
  const base = contextFor({timeoutMs: 60_000, effect: 'writes', ...rest})
  return Object.assign(base, commands({...base, env: {PATH: path ?? `${bin}:${process.env.PATH}`}}), rest)
}

const scratchDatabases = async () => {
  const {rows} = await admin.query(`select datname from pg_database where datname like 'proofbook%' order by 1`)
  return rows.map(({datname}) => datname as string)
}

/** Asks the JSON Schema of the observation, as the core does before a check runs. */
function expectToFit(options: Backup, seen: JsonObject): void {
  const ajv = new Ajv2020({keywords: ['unit']})
  ajv.validate(backup.observation(options), seen)
  expect(ajv.errors).toBeNull()
}

describe.skipIf(!canDump)('a new backup', () => {
  it('restores, and the copy is the source', async () => {
    const options: Backup = {
      database,
      newest: {table: 'documents', column: 'created_at'},
      smoke: {
        titles: 'select count(*) from documents',
        first: 'select id, title, 1.50 as price, true as ok from documents order by id limit 1',
      },
    }
    const seen = await observe(options, look())
    expect(seen).toMatchObject({
      restore: {errors: 0},
      mismatched: [],
      tables: {
        documents: {source: 200, restored: 200},
        chunks: {source: 2000, restored: 2000},
        'audit.entries': {source: 2, restored: 2},
      },
      sequences: {source: 3, restored: 3},
      smoke: {
        titles: {error: null, value: 200, rows: [{count: 200}], rowCount: 1},
        first: {value: 1, rows: [{id: 1, title: 'title 1', price: 1.5, ok: true}]},
      },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      serverVersion: expect.stringMatching(/^\d+\.\d+$/),
    })
    expect(Object.keys(seen.tables as object)).toHaveLength(4)
    expect(seen.constraints).toEqual({source: expect.any(Number), restored: (seen.constraints as JsonObject).source})
    expect(seen.size).toBeGreaterThan(1000)
    expect(seen.age).toBeGreaterThan(3_600_000)
    expect(seen.age).toBeLessThan(2 * 3_600_000)
    expectToFit(options, seen)
    expect(await scratchDatabases()).toEqual([])
  })

  it('counts equally while others write', async () => {
    const writer = new pg.Client(clientConfig(addressOf('database', database)))
    await writer.connect()
    await writer.query('create table busy (id bigserial primary key, at timestamptz default now())')
    let written = 0
    const stop = new AbortController()
    const writing = (async () => {
      for (; !stop.signal.aborted; written++) await writer.query('insert into busy default values')
    })()
    try {
      const before = written
      const seen = await observe({database}, look())
      expect(written).toBeGreaterThan(before)
      expect(seen).toMatchObject({mismatched: [], restore: {errors: 0}})
      const {source, restored} = (seen.tables as {busy: {source: number; restored: number}}).busy
      expect(restored).toBe(source)
    } finally {
      stop.abort()
      await writing
      await writer.query('drop table busy')
      await writer.end()
    }
  })

  it('restores as plain SQL too', async () => {
    const options: Backup = {
      database,
      format: 'plain',
      tables: ['documents', 'chunks_0'],
      newest: {table: 'never', column: 'at'},
      smoke: ['select nothing from nowhere', 'select 1 as a, 2 as a'],
    }
    const seen = await observe(options, look())
    expect(seen).toMatchObject({
      restore: {errors: 0},
      mismatched: [],
      smoke: [{error: 'relation "nowhere" does not exist'}, {error: null, rowCount: 1}],
    })
    expect(Object.keys(seen.tables as object).sort()).toEqual(['chunks_0', 'documents'])
    expect(seen).not.toHaveProperty('age')
    expectToFit(options, seen)
  })

  it('names every table that is not in the copy as it is in the source', async () => {
    const pg_dump = `exec "$(type -ap pg_dump | sed -n 2p)" "$@" --exclude-table-data=documents --exclude-table-data='chunks_*' --exclude-table=audit.entries`
    const seen = await observe(
      {database, tables: ['documents', 'chunks', 'audit.entries', 'orders']},
      look({programs: {pg_dump}}),
    )
    expect(seen.mismatched).toEqual([
      'table orders: missing in the source',
      'table audit.entries: missing in the copy',
      'table chunks: 2000 rows, restored 0',
      'table documents: 200 rows, restored 0',
      'constraint audit.entries.entries_Odd Name_check: missing in the copy',
      'sequence audit.entries_id_seq: missing in the copy',
    ])
    expect(seen).toMatchObject({restore: {errors: 0}, tables: {documents: {source: 200, restored: 0}}})
  })

  it('keeps a dump that restored, with its checksum', async () => {
    const context = look()
    const seen = await observe({database, to: 'backups/daily/carrel.dump'}, context)
    const file = join(context.root, 'backups/daily/carrel.dump')
    expect(statSync(file).size).toBe(seen.size)
    expect(
      execFileSync('sha256sum', ['--check', 'carrel.dump.sha256'], {
        cwd: join(context.root, 'backups/daily'),
        encoding: 'utf8',
      }),
    ).toBe('carrel.dump: OK\n')
    expect(existsSync(`${file}.unproven`)).toBe(false)
  })

  it('does not replace the last backup by one that does not restore', async () => {
    // What is cut off here is the end of the data.
    const pg_dump = `"$(type -ap pg_dump | sed -n 2p)" "$@"; for word; do case $word in --file=*) truncate -s -2000 "\${word#*=}"; esac; done`
    const context = look({programs: {pg_dump}})
    writeFileSync(join(context.root, 'carrel.dump'), 'the last good one')
    const seen = await observe(
      {database, to: 'carrel.dump', smoke: {titles: 'select count(*) from documents'}},
      context,
    )
    expect((seen.restore as JsonObject).errors).toBeGreaterThan(0)
    expect(seen.mismatched).not.toEqual([])
    expect(readFileSync(join(context.root, 'carrel.dump'), 'utf8')).toBe('the last good one')
    expect(existsSync(join(context.root, 'carrel.dump.unproven'))).toBe(true)
    expect(await scratchDatabases()).toEqual([])
  })

  it('puts no password on a command line', async () => {
    const context = look()
    const lines: string[] = []
    const exec: Context['exec'] = (file, args, options) => {
      lines.push([file, ...args].join(' '))
      return context.exec(file, args, options)
    }
    await observe({database}, {...context, exec})
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['pg_dump', 'pg_restore', 'pg_dump', 'pg_restore'])
    expect(new URL(database).password).not.toBe('')
    expect(lines.join('\n')).not.toContain(new URL(database).password)
  })
})

describe.skipIf(!canDump)('a backup that exists', () => {
  let context: ReturnType<typeof look>
  let from = ''
  let good: Buffer
  beforeAll(async () => {
    context = look({root: mkdtempSync(join(tmpdir(), 'proofbook-backup-'))})
    from = join(context.root, 'good.dump')
    await observe({database, to: from}, context)
    good = readFileSync(from)
  })

  it('restores', async () => {
    const options: Backup = {database, from, smoke: {titles: 'select count(*) from documents'}}
    const seen = await observe(options, context)
    expect(seen).toMatchObject({
      exists: true,
      checksum: 'matches',
      restore: {errors: 0},
      tables: {documents: {restored: 200}},
      smoke: {titles: {value: 200}},
    })
    expect(seen).not.toHaveProperty('mismatched')
    expect(seen.age).toBeLessThan(600_000)
    expectToFit(options, seen)
  })

  it.each([0, 5, 0.2, 0.5, 0.9, 0.999])('does not restore when it is cut off at %d', async (at) => {
    const damaged = join(context.root, 'cut.dump')
    writeFileSync(damaged, good)
    truncateSync(damaged, at < 1 ? Math.floor(good.length * at) : at)
    const seen = await observe({database, from: damaged}, context)
    expect(seen).toMatchObject({exists: true, checksum: 'missing'})
    expect((seen.restore as JsonObject).errors).toBeGreaterThan(0)
  })

  it('does not restore when its data is damaged, and the checksum says so wherever it is', async () => {
    for (const at of [0.01, 0.5, 0.7, 0.9]) {
      const damaged = join(context.root, 'damaged.dump')
      const bytes = Buffer.from(good)
      const start = Math.floor(bytes.length * at)
      for (let i = start; i < start + 8; i++) bytes[i]! ^= 0xff
      writeFileSync(damaged, bytes)
      writeFileSync(`${damaged}.sha256`, readFileSync(`${from}.sha256`))
      const seen = await observe({database, from: damaged}, context)
      expect(seen.checksum).toBe('differs')
      if (at >= 0.5) expect((seen.restore as JsonObject).errors).toBeGreaterThan(0)
    }
    expect(await scratchDatabases()).toEqual([])
  })

  it('is told apart from a script, and a script that is cut off between two statements does not pass', async () => {
    const script = join(context.root, 'good.sql')
    await observe({database, to: script, format: 'plain'}, context)
    expect(await observe({database, from: script}, context)).toMatchObject({
      restore: {errors: 0},
      tables: {documents: {restored: 200}},
    })
    const text = readFileSync(script, 'utf8')
    writeFileSync(script, text.slice(0, text.indexOf('-- Name: documents documents_pkey')))
    expect(await observe({database, from: script}, context)).toMatchObject({checksum: 'differs', restore: {errors: 1}})
    expect(context.seen.psql).toContain('cut short')
  })

  it('is missed when it is not there', async () => {
    expect(await observe({database, from: 'nowhere.dump'}, context)).toEqual({exists: false, size: 0})
  })
})

describe('what cannot be found out', () => {
  const refusal = (options: Backup, context: Context) =>
    observe(options, context).then(
      (seen) => Promise.reject(new Error(`saw ${JSON.stringify(seen)}`)),
      (error: Error) => `${error.name}: ${error.message}`,
    )

  it('the programs are absent', async () => {
    expect(await refusal({database}, look({path: '/nowhere'}))).toBe(
      'CannotTell: needs `pg_dump` (Debian: apt-get install postgresql-client)',
    )
  })

  it.skipIf(!canDump)('pg_dump is older than the server', async () => {
    const programs = {pg_dump: 'echo "pg_dump (PostgreSQL) 9.6.24"'}
    expect(await refusal({database}, look({programs}))).toMatch(
      /^CannotTell: needs `pg_dump` (\d+) or newer for a server of version \1\.\d+, found 9\.6\.24 \(Debian: apt-get install postgresql-client-\1\)$/,
    )
  })

  it.skipIf(!canDump)('pg_dump fails', async () => {
    const programs = {
      pg_dump:
        '[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" || { echo "pg_dump: error: no luck" >&2; exit 1; }',
    }
    expect(await refusal({database, to: 'x.dump'}, look({programs}))).toBe(
      'CannotTell: `pg_dump` exited with 1: pg_dump: error: no luck',
    )
  })

  it('there is no server, no such database, no right password', async () => {
    const dead = 'postgres://me:s3cret@127.0.0.1:1/db'
    expect(await refusal({database: dead}, look())).toBe(
      'CannotTell: could not connect to `127.0.0.1:1/db`: connect ECONNREFUSED 127.0.0.1:1',
    )
    expect(await refusal({database: server.url.replace(/\/\w+$/, '/nothing')}, look())).toMatch(
      /^CannotTell: .*database "nothing" does not exist$/,
    )
    const wrong = new URL(server.url)
    wrong.password = 'wr0ng'
    expect(await refusal({database: wrong.href}, look())).toMatch(/^CannotTell: .*password authentication failed/)
    expect(await refusal({database: 'postgres://u:s3cret@nowhere.invalid/db'}, look())).toMatch(
      /^CannotTell: could not find the host `nowhere\.invalid`/,
    )
  })

  it('an address that is none is not repeated, because it may be a secret', async () => {
    expect(await refusal({database: 's3cret'}, look())).toBe(
      'CannotTell: cannot read `database`, expected an address like `postgres://user:password@host:5432/database`, special characters of the password URL-encoded',
    )
  })

  it('a check that says it only reads does not write', async () => {
    expect(await refusal({database}, look({effect: 'reads'}))).toBe(
      'CannotTell: makes a scratch database, expected a check that `writes`; take away its `effect`',
    )
  })

  it.skipIf(!canDump)('the user may not make a scratch database', async () => {
    await admin.query(
      `create role reader login superuser password 'pw'; alter role reader nosuperuser; grant pg_read_all_data to reader`,
    )
    const url = new URL(database)
    url.username = 'reader'
    url.password = 'pw'
    expect(await refusal({database: url.href}, look())).toBe(
      'CannotTell: could not make a scratch database: permission denied to create database; let the user create databases (alter role … createdb), or name a server under `scratch`',
    )
    const seen = await observe({database: url.href, scratch: server.url}, look())
    expect(seen).toMatchObject({restore: {errors: 0}, mismatched: []})
  })

  it('a metadata address is not reached', async () => {
    expect(await refusal({database: 'postgres://169.254.169.254/db'}, look())).toMatch(/refused to reach/)
  })

  it.skipIf(!canDump)('the database goes away during the restore', async () => {
    const pg_restore = `
      [ "$1" = --version ] && exec "$(type -ap pg_restore | sed -n 2p)" --version
      end="select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'victim'"
      until [ "$(psql -qtAX -c "$end" postgres)" = 1 ]; do :; done &
      PGAPPNAME=victim psql -qX -c "select pg_sleep(60)"
      wait
      exit 1`
    const context = look({programs: {pg_restore}})
    expect(await refusal({database}, context)).toMatch(/^CannotTell: could not restore: .*terminating connection/)
    expect(await scratchDatabases()).toEqual([])
  })

  it.skipIf(!canDump)('the time is over: the copy is dropped, and so is the dump', async () => {
    const started = join(mkdtempSync(join(tmpdir(), 'proofbook-started-')), 'started')
    const pg_restore = `[ "$1" = --version ] && exec "$(type -ap pg_restore | sed -n 2p)" --version; touch ${started}; sleep 60`
    const controller = new AbortController()
    const context = look({programs: {pg_restore}, signal: controller.signal})
    const answer = refusal({database, to: 'backups/x.dump'}, context)
    await expect.poll(() => existsSync(started), {timeout: 30_000}).toBe(true)
    expect(await scratchDatabases()).toHaveLength(1)
    controller.abort()
    expect(await answer).toMatch(/the time was over/)
    expect(await scratchDatabases()).toEqual([])
    expect(existsSync(join(context.root, 'backups/x.dump.unproven'))).toBe(false)
  })
})

describe('the scratch database', () => {
  it.skipIf(!canDump)('is gone when the time is over in the middle of a query, and so is the query', async () => {
    const asleep = async () => {
      const {rows} = await admin.query(
        `select from pg_stat_activity where query = 'select pg_sleep(61)' and state = 'active'`,
      )
      return rows.length
    }
    const controller = new AbortController()
    const answer = observe({database, smoke: ['select pg_sleep(61)']}, look({signal: controller.signal})).catch(
      (error: Error) => error.message,
    )
    await expect.poll(asleep, {timeout: 30_000}).toBe(1)
    controller.abort()
    expect(await answer).toBe('ended: the time was over')
    expect(await scratchDatabases()).toEqual([])
    expect(await asleep()).toBe(0)
  })

  it('is never the source', async () => {
    const address = addressOf('database', database)
    await withSession(address, look(), async (client) => {
      const source = await identityOf(client)
      expect(source).toMatchObject({
        database: 'odd = name',
        oid: expect.stringMatching(/^\d+$/),
        system: expect.stringMatching(/^\d+$/),
      })
      await expect(proveScratch(client, 'odd = name', source)).rejects.toThrow('not proven to be another database')
      await expect(proveScratch(client, 'proofbook_restore_0', {...source, oid: '1', database: 'x'})).rejects.toThrow(
        'not proven',
      )
      const other = {...source, oid: '1', database: 'other'}
      // Even a database of the right name that is another one is refused when something is in it.
      await expect(proveScratch(client, 'odd = name', other)).rejects.toThrow('not proven')
    })
  })

  it.skipIf(!canDump)('of a run that was killed is dropped by the next; one that is in use is not', async () => {
    const abandoned = 'proofbook_restore_00000000000000aa'
    const used = 'proofbook_restore_00000000000000bb'
    const lookalike = 'proofbook_restore_of_mine'
    for (const name of [abandoned, used, lookalike]) await admin.query(`create database ${name}`)
    const keeper = new pg.Client({connectionString: server.url, application_name: used})
    await keeper.connect()
    await observe({database, tables: ['documents']}, look())
    expect(await scratchDatabases()).toEqual([used, lookalike])
    await keeper.end()
    for (const name of [used, lookalike]) await admin.query(`drop database ${name}`)
  })
})

describe('what is compared', () => {
  const inventory = (rows: Record<string, number>, constraints: Record<string, string> = {}) => ({
    rows: new Map(Object.entries(rows)),
    constraints: new Map(Object.entries(constraints)),
    indexes: new Map<string, string>(),
  })

  it('is equal when it is equal', () => {
    expect(mismatches(inventory({a: 1}, {k: 'CHECK (a)'}), inventory({a: 1}, {k: 'CHECK (a)'}), ['a'])).toEqual([])
  })

  it('says what is less, more, other and gone', () => {
    expect(
      mismatches(inventory({a: 1, b: 2}, {k: 'CHECK (a)'}), inventory({a: 3, c: 1}, {k: 'CHECK (b)'}), undefined),
    ).toEqual([
      'table a: 1 rows, restored 3',
      'table b: missing in the copy',
      'table c: only in the copy',
      'constraint k: CHECK (a), restored CHECK (b)',
    ])
  })

  it.each<[string, bigint | null, bigint | null, bigint | null, boolean]>([
    ['stood still', 5n, 5n, 5n, true],
    ['moved on during the dump', 5n, 9n, 7n, true],
    ['runs downwards', -5n, -9n, -7n, true],
    ['was first asked during the dump', null, 3n, 2n, true],
    ['was never asked', null, null, null, true],
    ['lags behind', 5n, 9n, 4n, false],
    ['runs ahead', 5n, 9n, 10n, false],
    ['starts again', 5n, 9n, null, false],
  ])('a sequence that %s', (_, before, after, restored, fits) => {
    const found = movedSequences(
      {before: new Map([['s', before]]), after: new Map([['s', after]])},
      new Map([['s', restored]]),
    )
    expect(found.length === 0).toBe(fits)
  })
})

describe('what a check of this kind says of itself', () => {
  const examples = backup.schema.examples as unknown as Backup[]

  it('its examples are sound', () => {
    const validate = new Ajv2020().compile(backup.schema)
    for (const example of examples) {
      expect(validate(example), JSON.stringify(validate.errors)).toBe(true)
      expect(backup.problems(example)).toEqual([])
    }
  })

  it('says what is claimed, and what to type', () => {
    expect(backup.sentence({database: '${DATABASE_URL}', smoke: ['select 1']})).toBe(
      'A dump of `${DATABASE_URL}` restores into a scratch database with every row, constraint and sequence, which answers as expected',
    )
    expect(backup.sentence({database: '${DATABASE_URL}', from: 'x.dump'})).toBe(
      'The dump `x.dump` restores into a scratch database',
    )
    expect(backup.command({database: '${DATABASE_URL}', smoke: {n: "select 'a'"}})).toBe(
      [
        'pg_dump --format=custom --file=backup.dump --dbname="$DATABASE_URL"',
        'createdb --maintenance-db="$DATABASE_URL" --template=template0 proofbook_restore',
        'pg_restore --exit-on-error --no-owner --no-privileges --dbname="${DATABASE_URL%/*}/proofbook_restore" backup.dump',
        `psql "\${DATABASE_URL%/*}/proofbook_restore" -c 'select '\\''a'\\'''`,
        'dropdb --maintenance-db="$DATABASE_URL" proofbook_restore',
      ].join('\n'),
    )
  })

  it.skipIf(!canDump)('what it says to type works', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'proofbook-command-'))
    const run = (options: Backup) =>
      execFileSync('bash', ['-c', `set -eu\n${backup.command(options)}`], {
        cwd,
        env: {...process.env, DATABASE_URL: database},
        encoding: 'utf8',
        stdio: 'pipe',
      })
    expect(run({database: '${DATABASE_URL}', smoke: ['select count(*) as n from documents']})).toContain('200')
    expect(
      run({database: '${DATABASE_URL}', format: 'plain', smoke: ['select count(*) as n from documents']}),
    ).toContain('200')
  })

  it('never shows a password, and says where one belongs', () => {
    const options = {database: 'postgres://me:s3cret@db/app'}
    expect(backup.sentence(options) + backup.command(options)).not.toContain('s3cret')
    expect(backup.problems(options)).toEqual([
      {
        path: ['database'],
        reason: 'Unexpected password in the document, expected it in a variable',
        hint: 'name a variable of the target: `${DATABASE_URL}`',
      },
    ])
    expect(backup.problems({database: 'postgres://me:${PASSWORD}@db/app'})).toEqual([])
    expect(
      backup.problems({database: 'mysql://db', from: 'a', to: 'b', format: 'plain'}).map(({path}) => path),
    ).toEqual([['to'], ['format'], ['database']])
  })

  it('implies that it restores', () => {
    expect(backup.implies({database: 'x', smoke: ['select 1']})).toEqual({
      size: '> 0',
      'restore.errors': 0,
      mismatched: {equals: []},
      'smoke[0].error': null,
    })
    expect(backup.implies({database: 'x', from: 'y', smoke: {a: 'select 1'}})).toEqual({
      exists: true,
      checksum: ['matches', 'missing'],
      size: '> 0',
      'restore.errors': 0,
      'smoke.a.error': null,
    })
  })
})
