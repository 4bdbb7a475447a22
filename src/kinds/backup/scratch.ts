import {randomBytes} from 'node:crypto'
import type {Client} from 'pg'
import type {Context} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {type Address, withDatabase} from './address.ts'
import {connect, withSession} from './connect.ts'

const prefix = 'proofbook_restore_'

/** Which database a session is really connected to, whatever its address says. */
export interface Identity {
  database: string
  oid: string
  /** Names the cluster (`pg_control_system()`); undefined where the user may not ask. */
  system?: string
}

/**
 * Makes an empty database on a server, proves that it is not the source, lets it be used, and drops it: whatever happens,
 * also when the time is over. Those that were left by a run that was killed are dropped as well.
 */
export async function withScratch<T>(
  server: Address,
  source: Identity,
  context: Context,
  use: (scratch: Address) => Promise<T>,
): Promise<T> {
  const name = prefix + randomBytes(8).toString('hex')
  // The session carries the name: as long as it lives, others see that the database is in use.
  const keeper = await connect(server, context, {application_name: name})
  try {
    await keeper.query(`set statement_timeout = ${Math.ceil(context.timeoutMs)}`)
    await dropLeftOvers(keeper)
    await create(keeper, name, source)
    const scratch = withDatabase(server, name)
    await withSession(scratch, context, (client) => proveScratch(client, name, source))
    return await use(scratch)
  } finally {
    await keeper.end().catch(() => {})
    await drop(server, name, context)
  }
}

/** Asks a session which database it is connected to. */
export async function identityOf(client: Client): Promise<Identity> {
  const {rows} = await client.query<{database: string; oid: string; may: boolean}>(`
    select datname as database, oid::text, pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute') as may
    from pg_catalog.pg_database where datname = pg_catalog.current_database()`)
  const {database, oid, may} = rows[0]!
  if (!may) return {database, oid}
  const control = await client.query<{system: string}>(
    'select system_identifier::text as system from pg_catalog.pg_control_system()',
  )
  return {database, oid, system: control.rows[0]!.system}
}

/** Throws {@link CannotTell} unless the session is connected to the empty database that was just made, and not to the source. */
export async function proveScratch(client: Client, name: string, source: Identity): Promise<void> {
  const found = await identityOf(client)
  const isElsewhere = found.system !== undefined && source.system !== undefined && found.system !== source.system
  const isOther = isElsewhere || (found.oid !== source.oid && found.database !== source.database)
  const {rows} = await client.query(`
    select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1`)
  if (found.database === name && isOther && rows.length === 0) return
  throw new CannotTell(
    `will not restore into \`${found.database}\`: it is not proven to be another database than the source; name a server under \`scratch\``,
  )
}

async function create(keeper: Client, name: string, source: Identity): Promise<void> {
  const statement = await createStatement(keeper, name, source)
  try {
    await keeper.query(statement)
  } catch (error) {
    const {code = '', message} = error as NodeJS.ErrnoException
    // Not allowed; the server only reads.
    const isClosed = code === '42501' || code === '25006'
    const remedy = isClosed
      ? '; let the user create databases (alter role … createdb), or name a server under `scratch`'
      : ''
    throw new CannotTell(`could not make a scratch database: ${message}${remedy}`)
  }
}

/** With the encoding and the collation of the source where it has the same server: constraints depend on how texts are sorted. */
async function createStatement(keeper: Client, name: string, source: Identity): Promise<string> {
  const empty = `create database ${keeper.escapeIdentifier(name)} template template0`
  const {system} = await identityOf(keeper)
  if (system !== source.system) return empty
  const {rows} = await keeper.query<{encoding: string; like: Record<string, string | null>}>(
    'select pg_catalog.pg_encoding_to_char(encoding) as encoding, pg_catalog.to_jsonb(d) as like from pg_catalog.pg_database d where oid = $1',
    [source.oid],
  )
  // Where nobody may ask for the identifier of the cluster, it may be another one.
  if (!rows[0]) return empty
  const {encoding, like} = rows[0]
  const provider = {c: 'libc', i: 'icu', b: 'builtin'}[like.datlocprovider ?? '']
  const locale = like.datlocale ?? like.daticulocale
  const quoted = (text: string) => keeper.escapeLiteral(text)
  return [
    empty,
    `encoding ${quoted(encoding)} lc_collate ${quoted(like.datcollate!)} lc_ctype ${quoted(like.datctype!)}`,
    ...(provider ? [`locale_provider ${provider}`] : []),
    ...(provider && provider !== 'libc' && locale ? [`${provider}_locale ${quoted(locale)}`] : []),
  ].join(' ')
}

/** Drops the scratch databases of this user that no session keeps: those of runs that were killed. */
async function dropLeftOvers(keeper: Client): Promise<void> {
  const {rows} = await keeper.query<{name: string}>(
    `select d.datname as name from pg_catalog.pg_database d
     where d.datname ~ $1 and pg_catalog.pg_get_userbyid(d.datdba) = current_user
       and not exists (select from pg_catalog.pg_stat_activity a where a.application_name = d.datname)`,
    [`^${prefix}[0-9a-f]{16}$`],
  )
  // Somebody else may be dropping it at this moment.
  for (const {name} of rows)
    await keeper.query(`drop database if exists ${keeper.escapeIdentifier(name)}`).catch(() => {})
}

async function drop(server: Address, name: string, context: Context): Promise<void> {
  try {
    const client = await connect(server, {...context, timeoutMs: 5000})
    try {
      const {rows} = await client.query<{number: string}>(`select current_setting('server_version_num') as number`)
      await client.query(`set statement_timeout = '8s'`)
      await client.query(
        `select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname = $1`,
        [name],
      )
      const force = Number(rows[0]!.number) >= 130_000 ? ' with (force)' : ''
      await client.query(`drop database if exists ${client.escapeIdentifier(name)}${force}`)
      const left = await client.query('select from pg_catalog.pg_database where datname = $1', [name])
      if (left.rows.length > 0) throw new Error('it is still there')
    } finally {
      await client.end().catch(() => {})
    }
  } catch (error) {
    throw new CannotTell(
      `could not drop the scratch database \`${name}\`: ${(error as Error).message}; drop it by hand`,
    )
  }
}
