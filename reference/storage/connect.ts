import pg from 'pg'
import {Refusal} from '../refusal.ts'

/** Makes sure that the server answers; `create` makes the database where the server has none of that name. */
export async function expectDatabase(url: string, create: boolean): Promise<void> {
  const code = await tryOut(url)
  if (code === undefined) return
  // 3D000: invalid_catalog_name; 28P01: invalid_password (PostgreSQL 15, appendix A).
  if (code === '3D000' && create) return createDatabase(url)
  const {host, pathname} = new URL(url)
  if (code === '28P01') {
    throw new Refusal(`Unexpected password for the database at ${host}, expected the one its data was made with`)
  }
  throw new Refusal(`Unexpected silence of the database ${host}${pathname} (${code}), expected it to answer`)
}

async function tryOut(url: string): Promise<string | undefined> {
  const client = new pg.Client({connectionString: url, connectionTimeoutMillis: 5000})
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return undefined
  } catch (error) {
    return (error as {code?: string}).code ?? (error as Error).message
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url)
  const name = decodeURIComponent(maintenance.pathname.slice(1))
  maintenance.pathname = '/postgres'
  const client = new pg.Client({connectionString: maintenance.href, connectionTimeoutMillis: 5000})
  await client.connect()
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
