import PgBoss from 'pg-boss'
import type {Logger} from 'pino'
import type {Database, Queries} from '../storage/database.ts'
import {isUnavailable} from '../storage/is-unavailable.ts'

interface DocumentJob {
  documentId: string
  requestId: string
}

/** An attempt at a job. */
export interface Attempt extends DocumentJob {
  jobId: string
  /** 1 for the first. */
  attempt: number
  isLast: boolean
}

/** The jobs, kept in PostgreSQL beside the documents they are about. */
export interface Queue {
  /** Adds a job in the transaction of the caller: a document and its job exist together or not at all. */
  enqueue(client: Queries, documentId: string, requestId: string): Promise<void>
  /** Lets idle workers look at once instead of at their next turn. */
  wake(): void
  /** Starts so many workers; a handler that throws is tried again later, after the last time its job is dead. */
  work(workers: number, handle: (attempt: Attempt) => Promise<void>): Promise<void>
  /** Jobs that wait or run, and those given up. */
  count(): Promise<{pending: number; dead: number}>
  /** Lets the jobs that run finish for so many milliseconds. */
  stop(patienceMs: number): Promise<void>
}

const name = 'documents'
const dead = 'documents-dead'

/** Opens the queues, making their tables where there are none (schema `pgboss`). */
export async function openQueue(database: Database, retries: number, log: Logger): Promise<Queue> {
  const boss = new PgBoss({db: executor(database), schedule: false, maintenanceIntervalSeconds: 30})
  boss.on('error', (error) => {
    const level = isUnavailable(error) ? 'warn' : 'error'
    log[level]({reason: error.message}, 'the queue had trouble')
  })
  await boss.start()
  await boss.createQueue(dead)
  // A worker that was killed holds its job until it expires; documents left by it are taken up at the next start.
  const queue: PgBoss.Queue = {name, retryLimit: retries, retryDelay: 1, retryBackoff: true, expireInSeconds: 60}
  await boss.createQueue(name, {...queue, deadLetter: dead})
  await boss.updateQueue(name, {...queue, deadLetter: dead})
  let workers: string[] = []
  const wake = (): void => workers.forEach((id) => boss.notifyWorker(id))
  return {
    async enqueue(client, documentId, requestId) {
      await boss.send(name, {documentId, requestId} satisfies DocumentJob, {db: executor(client)})
    },
    wake,
    async work(count, handle) {
      const options = {includeMetadata: true, pollingIntervalSeconds: 1} as const
      const handler = async (jobs: PgBoss.JobWithMetadata<DocumentJob>[]): Promise<void> => {
        // Where there was one job there may be another: without this a worker rests a second after each.
        for (const job of jobs) await handle(describe(job)).finally(wake)
      }
      const started = Array.from({length: count}, () => boss.work<DocumentJob>(name, options, handler))
      workers = await Promise.all(started)
    },
    count: () => count(database),
    stop: (patienceMs) => boss.stop({graceful: true, wait: true, timeout: patienceMs}),
  }
}

function executor(client: Queries): PgBoss.Db {
  return {executeSql: (text, values: unknown[]) => client.query(text, values)}
}

function describe(job: PgBoss.JobWithMetadata<DocumentJob>): Attempt {
  return {...job.data, jobId: job.id, attempt: job.retryCount + 1, isLast: job.retryCount >= job.retryLimit}
}

async function count(database: Database): Promise<{pending: number; dead: number}> {
  const {rows} = await database.query<{pending: number; dead: number}>(
    `select (count(*) filter (where name = $1 and state in ('created', 'retry', 'active')))::integer as pending,
       (count(*) filter (where name = $2 and state = 'created'))::integer as dead
     from pgboss.job`,
    [name, dead],
  )
  return rows[0]!
}
