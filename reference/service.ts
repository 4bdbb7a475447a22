import {join} from 'node:path'
import type {Logger} from 'pino'
import type {Config} from './config.ts'
import {localEmbedder} from './embed/embedder.ts'
import {createFaults} from './faults.ts'
import {createApp} from './http/app.ts'
import {processDocument} from './jobs/process-document.ts'
import {openQueue} from './jobs/queue.ts'
import {resume} from './jobs/resume.ts'
import {measureSkew} from './maintenance/skew.ts'
import {startPostgres} from './postgres/index.ts'
import {Refusal} from './refusal.ts'
import type {Services} from './services.ts'
import {createMetrics} from './signals/metrics.ts'
import {createRecent} from './signals/recent.ts'
import {expectDatabase} from './storage/connect.ts'
import {openDatabase} from './storage/database.ts'
import {migrateUp} from './storage/migrations.ts'
import {createVectorIndex} from './storage/vectors.ts'
import {withDeadline} from './storage/with-deadline.ts'

/** A service that runs. */
export interface Service {
  url: string
  databaseUrl: string
  /** Port of the embedded PostgreSQL; absent where the database is somebody else's. */
  postgresPort?: number
  /** Finishes what is in flight, then stops all that was started, the database last. */
  stop(): Promise<void>
}

/** Starts the service: database, schema, worker, HTTP, in this order; when one fails, what was started is stopped. */
export async function startService(config: Config, log: Logger): Promise<Service> {
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (let undo = stops.pop(); undo; undo = stops.pop()) {
      await undo().catch((error: unknown) => log.error({err: error}, 'trouble while stopping'))
    }
  }
  try {
    return {...(await startParts(config, log, stops)), stop}
  } catch (error) {
    await stop()
    throw error
  }
}

type Parts = Omit<Service, 'stop'>

async function startParts(config: Config, log: Logger, stops: (() => Promise<void>)[]): Promise<Parts> {
  const startedAt = new Date()
  const {databaseUrl, postgresPort} = await provideServer(config, log, stops)
  await expectDatabase(databaseUrl, config.databaseUrl === undefined)
  const database = openDatabase(databaseUrl, config.poolSize, log)
  // A connection that never comes back must not keep the service from ending.
  stops.push(() => withDeadline(database.close(), 5000))
  const ran = await migrateUp(database, migrationsFolder(config))
  if (ran.length > 0) log.info({migrations: ran}, 'migrated')

  const queue = await openQueue(database, config.jobRetries, log)
  const faults = createFaults(async (name, on) => {
    if (name === 'database') await (on ? withDeadline(database.disconnect(), 2000) : database.reconnect())
  })
  const services: Services = {
    config,
    log,
    database,
    queue,
    faults,
    embedder: localEmbedder(() => faults.get('embedder') !== undefined),
    vectors: createVectorIndex(database),
    metrics: createMetrics(config.version),
    recent: createRecent(),
    startedAt,
  }
  stops.push(() => queue.stop(config.shutdownMs))
  await queue.work(config.workers, (attempt) => processDocument(attempt, services))
  const resumed = await resume(database, queue, 'start')
  if (resumed > 0) log.info({documents: resumed}, 'took up unfinished documents')
  stops.push(keepHouse(services))

  const url = await listen(services, stops)
  log.info({url}, 'ready')
  return {url, databaseUrl, postgresPort}
}

/** Where the migrations are. */
export function migrationsFolder(config: Config): string {
  return join(config.root, 'reference/migrations')
}

async function provideServer(
  config: Config,
  log: Logger,
  stops: (() => Promise<void>)[],
): Promise<{databaseUrl: string; postgresPort?: number}> {
  if (config.databaseUrl) return {databaseUrl: config.databaseUrl}
  const server = await startPostgres({dataFolder: config.dataFolder, ...config.postgres}, log)
  stops.push(() => server.stop())
  return {databaseUrl: server.url, postgresPort: server.port}
}

/** Looks after what no request does: documents that lost their job, and how even the partitions are. */
function keepHouse({database, queue, metrics, log}: Services): () => Promise<void> {
  const tell = (error: Error): void => log.warn({reason: error.message}, 'housekeeping failed')
  const minute = setInterval(() => void resume(database, queue, 'later').catch(tell), 60_000)
  const skew = (): void => void measureSkew(database).then((skew) => metrics.skew(skew), tell)
  const halfHour = setInterval(skew, 30 * 60_000)
  skew()
  return async () => {
    clearInterval(minute)
    clearInterval(halfHour)
  }
}

async function listen(services: Services, stops: (() => Promise<void>)[]): Promise<string> {
  const {config} = services
  const app = await createApp(services)
  stops.push(async () => {
    const impatience = setTimeout(() => app.server.closeAllConnections(), config.shutdownMs)
    // A connection that answers its last request while we close would be kept alive until its client lets go.
    const sweep = setInterval(() => app.server.closeIdleConnections(), 20)
    await app.close()
    clearInterval(sweep)
    clearTimeout(impatience)
  })
  try {
    return await app.listen({host: config.host, port: config.port})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Refusal(`Unexpected listener on ${config.host}:${config.port}, expected a free port: set PORT`)
  }
}
