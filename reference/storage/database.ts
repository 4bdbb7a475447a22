import pg from 'pg'
import type {Logger} from 'pino'
import {withDeadline} from './with-deadline.ts'

/** What both the pool and a transaction can do. */
export interface Queries {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>
}

/** The connections to PostgreSQL. */
export interface Database extends Queries {
  /** Commits what the work did when it returns, undoes it when it throws. */
  transaction<T>(work: (client: Queries) => Promise<T>): Promise<T>
  /** Milliseconds that a round trip took; throws within a second where there is no answer. */
  ping(): Promise<number>
  connections(): {total: number; idle: number; waiting: number; limit: number}
  /** Drops every connection and makes no new ones until `reconnect`: a drill, not an operation. */
  disconnect(): Promise<void>
  reconnect(): void
  close(): Promise<void>
}

/** Opens a pool; nothing is connected before the first query. */
export function openDatabase(url: string, limit: number, log: Logger): Database {
  let pool: pg.Pool | undefined = createPool(url, limit, log)
  // A connection of its own: when all others are busy, the database is slow but not gone.
  let probes: pg.Pool | undefined = createPool(url, 1, log)
  const use = (wanted: pg.Pool | undefined): pg.Pool => {
    if (!wanted) throw new Disconnected()
    return wanted
  }
  return {
    query: async (text, values) => use(pool).query(text, values),
    transaction: async (work) => inTransaction(await use(pool).connect(), work),
    async ping() {
      const started = performance.now()
      const probe: pg.QueryConfig & {query_timeout: number} = {text: 'select 1', query_timeout: 900}
      await withDeadline(use(probes).query(probe), 1000)
      return performance.now() - started
    },
    connections: () => ({
      total: pool?.totalCount ?? 0,
      idle: pool?.idleCount ?? 0,
      waiting: pool?.waitingCount ?? 0,
      limit,
    }),
    async disconnect() {
      const dropped = [pool, probes]
      pool = probes = undefined
      await Promise.all(dropped.map(async (one) => one?.end()))
    },
    reconnect() {
      pool ??= createPool(url, limit, log)
      probes ??= createPool(url, 1, log)
    },
    async close() {
      await Promise.all([pool?.end(), probes?.end()])
    },
  }
}

/** The connections were dropped on purpose. */
export class Disconnected extends Error {
  override message = 'the connections to the database were dropped on purpose'
}

function createPool(url: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'carrel',
    connectionTimeoutMillis: 3000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  })
  // A connection that breaks while idle is replaced by the next query.
  pool.on('error', (error) => log.warn({reason: error.message}, 'lost a connection to the database'))
  return pool
}

async function inTransaction<T>(client: pg.PoolClient, work: (client: Queries) => Promise<T>): Promise<T> {
  // A connection lost between two queries must not become an uncaught error; the next query reports it.
  const ignore = (): void => undefined
  client.on('error', ignore)
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => (broken = reason))
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}
