import {createHash} from 'node:crypto'
import {readFile, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {Refusal} from '../refusal.ts'
import type {Database, Queries} from './database.ts'

/** A change of the schema and whether the database has it; `changed`: its file is not the one that was applied. */
export interface Migration {
  name: string
  state: 'applied' | 'pending' | 'changed' | 'missing'
  appliedAt: Date | null
}

/** Every migration, in order. */
export async function listMigrations(database: Queries, folder: string): Promise<Migration[]> {
  const files = await readFiles(folder)
  const applied = await readApplied(database)
  const names = new Set([...files.map((file) => file.name), ...applied.keys()])
  return [...names].toSorted().map((name) => {
    const file = files.find((file) => file.name === name)
    const row = applied.get(name)
    const state = !row ? 'pending' : !file ? 'missing' : row.digest === file.digest ? 'applied' : 'changed'
    return {name, state, appliedAt: row?.appliedAt ?? null}
  })
}

/** Runs what is pending, each in a transaction of its own, and answers the names. */
export async function migrateUp(database: Database, folder: string): Promise<string[]> {
  const files = await readFiles(folder)
  const done: string[] = []
  for (const file of files) {
    const ran = await database.transaction(async (client) => {
      const applied = await lockAndRead(client)
      if (applied.has(file.name)) return false
      await client.query(file.up)
      await client.query('insert into schema_migrations (name, digest) values ($1, $2)', [file.name, file.digest])
      return true
    })
    if (ran) done.push(file.name)
  }
  return done
}

/** Undoes the last so many migrations, newest first, each in a transaction of its own, and answers the names. */
export async function migrateDown(database: Database, folder: string, count: number): Promise<string[]> {
  const files = await readFiles(folder)
  const done: string[] = []
  while (done.length < count) {
    const name = await database.transaction(async (client) => {
      const last = [...(await lockAndRead(client)).keys()].toSorted().at(-1)
      if (last === undefined) return undefined
      const file = files.find((file) => file.name === last)
      if (!file) throw new Refusal(`Unexpected absence of \`${last}.down.sql\`, expected it in \`${folder}\``)
      await client.query(file.down)
      await client.query('delete from schema_migrations where name = $1', [last])
      return last
    })
    if (name === undefined) break
    done.push(name)
  }
  return done
}

interface File {
  name: string
  up: string
  down: string
  digest: string
}

async function readFiles(folder: string): Promise<File[]> {
  const ending = '.up.sql'
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -7))
  return Promise.all(
    names.toSorted().map(async (name) => {
      const up = await readFile(join(folder, `${name}${ending}`), 'utf8')
      const down = await readFile(join(folder, `${name}.down.sql`), 'utf8')
      return {name, up, down, digest: createHash('sha256').update(up).digest('hex')}
    }),
  )
}

type Applied = Map<string, {digest: string; appliedAt: Date}>

// Two instances that start at the same moment take turns; the lock goes with the transaction.
async function lockAndRead(client: Queries): Promise<Applied> {
  await client.query(`select pg_advisory_xact_lock(hashtext('carrel.schema_migrations'))`)
  await client.query(`create table if not exists schema_migrations (
    name text primary key,
    digest text not null,
    applied_at timestamptz not null default now()
  )`)
  return readApplied(client)
}

async function readApplied(client: Queries): Promise<Applied> {
  const {rows: found} = await client.query<{table: string | null}>(`select to_regclass('schema_migrations') as table`)
  if (!found[0]?.table) return new Map()
  const {rows} = await client.query<{name: string; digest: string; applied_at: Date}>(
    'select name, digest, applied_at from schema_migrations order by name',
  )
  return new Map(rows.map((row) => [row.name, {digest: row.digest, appliedAt: row.applied_at}]))
}
