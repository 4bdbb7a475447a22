import {readFileSync} from 'node:fs'
import type {ConnectionOptions} from 'node:tls'
import type {ClientConfig} from 'pg'
import {CannotTell} from '../../util/cannot-tell.ts'

/** A database on a server. */
export interface Address {
  /** How it is called in messages: `host:port/database`. */
  name: string
  host: string
  database: string
  /** What libpq's programs need to reach it, as environment variables, so that nothing of it stands in a process list. */
  env: Record<string, string>
}

/** Parameters of a connection URI, and the environment variables of libpq that say the same (PostgreSQL, section 34.15). */
const variables: Record<string, string> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  options: 'PGOPTIONS',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  channel_binding: 'PGCHANNELBINDING',
}

/** Reads a `postgres://` address. Throws {@link CannotTell} without repeating it, because it may hold a password. */
export function addressOf(option: string, text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const parts = url && partsOf(url)
  if (!parts || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new CannotTell(
      `cannot read \`${option}\`, expected an address like \`postgres://user:password@host:5432/database\`, special characters of the password URL-encoded`,
    )
  }
  const said = [...Object.entries(parts), ...url.searchParams].flatMap(([name, value]) =>
    value !== '' && Object.hasOwn(variables, name) ? [[variables[name]!, value]] : [],
  )
  return fromEnv(Object.fromEntries(said) as Record<string, string>)
}

/** Another database on the same server. */
export function withDatabase({env}: Address, database: string): Address {
  return fromEnv({...env, PGDATABASE: database})
}

/**
 * The same for the driver. Of `sslmode`, `disable`, `allow` and `prefer` connect without TLS, `require` with TLS whoever
 * answers, `verify-ca` and `verify-full` only with a certificate that holds. Throws {@link CannotTell} on one it cannot read.
 */
export function clientConfig({host, database, env}: Address): ClientConfig {
  return {
    host,
    port: Number(env.PGPORT),
    user: env.PGUSER,
    password: env.PGPASSWORD,
    database,
    ssl: tls(env),
    options: env.PGOPTIONS,
  }
}

function partsOf(url: URL): Record<string, string> | undefined {
  try {
    return {
      host: decodeURIComponent(url.hostname).replace(/^\[|\]$/g, ''),
      port: url.port,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      dbname: decodeURIComponent(url.pathname.slice(1)),
    }
  } catch {
    return undefined
  }
}

function fromEnv(said: Record<string, string>): Address {
  const env: Record<string, string> = {PGHOST: 'localhost', PGPORT: '5432', ...said}
  const {PGHOST: host = '', PGPORT: port = '', PGUSER: user = ''} = env
  const database = (env.PGDATABASE ??= user)
  return {name: `${host}:${port}/${database}`, host, database, env}
}

function tls({
  PGSSLMODE: mode = 'prefer',
  PGSSLROOTCERT,
  PGSSLCERT,
  PGSSLKEY,
}: Record<string, string>): false | ConnectionOptions {
  if (['disable', 'allow', 'prefer'].includes(mode)) return false
  return {
    rejectUnauthorized: mode.startsWith('verify-'),
    ...(mode === 'verify-ca' && {checkServerIdentity: () => undefined}),
    ...(PGSSLROOTCERT && PGSSLROOTCERT !== 'system' && {ca: readPem(PGSSLROOTCERT)}),
    ...(PGSSLCERT && {cert: readPem(PGSSLCERT)}),
    ...(PGSSLKEY && {key: readPem(PGSSLKEY)}),
  }
}

function readPem(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new CannotTell(`cannot read \`${path}\` (${(error as NodeJS.ErrnoException).code})`)
  }
}
