import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {ConnectionOptions} from 'node:tls'
import type {ClientConfig} from 'pg'
import {CannotTell} from '../../util/cannot-tell.ts'

/** How to connect, and the place by its name, without a user or a password. */
export interface Settings {
  config: ClientConfig
  /** `host:port/database` */
  place: string
}

/**
 * Settings for a `postgres://` address, as libpq understands it (https://www.postgresql.org/docs/current/libpq-connect.html):
 * `host` in the query may be the folder of a socket; of `sslmode`, `disable`, `allow` and `prefer` connect without TLS, `require`
 * with TLS whoever answers, `verify-ca` and `verify-full` only with a certificate that holds. Nothing is taken from the environment.
 */
export function toSettings(address: string, root: string): Settings {
  const url = parse(address)
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '')
  const user = decodeURIComponent(url.username)
  const port = Number(url.port || 5432)
  const database = decodeURIComponent(url.pathname.slice(1)) || user
  if (host === '' || user === '')
    throw new CannotTell(
      'the address of the database names no host or no user; expected `postgres://user:password@host:5432/name`',
    )
  const options = url.searchParams.get('options')
  return {
    place: `${host}:${port}/${database}`,
    config: {
      host,
      port,
      user,
      database,
      // A function, since without a password the driver would look for one in the environment and the home folder.
      password: () => decodeURIComponent(url.password),
      ssl: tls(url.searchParams, root),
      application_name: 'proofbook',
      client_encoding: 'UTF8',
      ...(options && {options}),
    },
  }
}

function parse(address: string): URL {
  try {
    const url = new URL(address)
    decodeURIComponent(url.pathname + url.username + url.password)
    if (/^postgres(ql)?:$/.test(url.protocol)) return url
  } catch {
    // Said below; the error of the parser would tell the address, with its password.
  }
  throw new CannotTell(
    '`on` is no address of a PostgreSQL database; expected `postgres://user:password@host:5432/name`, with special characters of the password URL-encoded',
  )
}

function tls(params: URLSearchParams, root: string): false | ConnectionOptions {
  const mode = params.get('sslmode') ?? 'prefer'
  if (['disable', 'allow', 'prefer'].includes(mode)) return false
  if (mode === 'require' || mode === 'no-verify') return {rejectUnauthorized: false}
  if (mode !== 'verify-ca' && mode !== 'verify-full')
    throw new CannotTell(`\`sslmode=${mode}\` is not known; expected \`require\` or \`verify-full\``)
  const authority = params.get('sslrootcert')
  return {
    rejectUnauthorized: true,
    ...(authority && authority !== 'system' && {ca: readAuthority(authority, root)}),
    ...(mode === 'verify-ca' && {checkServerIdentity: () => undefined}),
  }
}

function readAuthority(path: string, root: string): Buffer {
  try {
    return readFileSync(resolve(root, path))
  } catch (error) {
    throw new CannotTell(`cannot read \`sslrootcert=${path}\` (${(error as NodeJS.ErrnoException).code})`)
  }
}
