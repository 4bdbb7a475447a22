import type {Logger} from 'pino'
import type {Services} from '../services.ts'
import type {Database} from '../storage/database.ts'
import {markFailed, moveTo, type State} from '../storage/documents.ts'
import {HopelessDocument, steps, type Locked, type Tools} from './document-steps.ts'
import type {Attempt} from './queue.ts'

/**
 * Takes a document through its states until it is ready or failed. Each step is one transaction that holds the row, so
 * that a kill loses at most the step that ran, and two workers on one document take turns.
 */
export async function processDocument(attempt: Attempt, services: Services): Promise<void> {
  const {documentId, requestId, jobId} = attempt
  const log = services.log.child({requestId, documentId, jobId, attempt: attempt.attempt})
  const done = services.metrics.jobSeconds.startTimer()
  try {
    await advanceToEnd(documentId, services.database, services, log)
    services.metrics.jobs.inc({outcome: 'completed'})
  } catch (error) {
    await settle(error as Error, attempt, services, log)
  } finally {
    done()
  }
}

async function advanceToEnd(id: string, database: Database, tools: Tools, log: Logger): Promise<void> {
  for (let state = await advance(id, database, tools); state; state = await advance(id, database, tools)) {
    log.info({state}, `document is ${state}`)
  }
}

/** One step; no state where nothing is left to do. */
async function advance(id: string, database: Database, tools: Tools): Promise<State | undefined> {
  return database.transaction(async (client) => {
    const {rows} = await client.query<Locked>(
      `select id, state, source, text, strategy, chunk_size as size, chunk_overlap as overlap
       from documents where id = $1 for update`,
      [id],
    )
    const document = rows[0]
    const step = document && steps[document.state]
    if (!step) return undefined
    const next = await step(client, document, tools)
    await moveTo(client, id, next)
    return next
  })
}

async function settle(error: Error, attempt: Attempt, {database, metrics}: Services, log: Logger): Promise<void> {
  const reason = error.message
  if (error instanceof HopelessDocument) {
    await markFailed(database, attempt.documentId, error.code, reason)
    metrics.jobs.inc({outcome: 'completed'})
    log.warn({reason}, 'document failed: it cannot be processed')
    return
  }
  metrics.jobs.inc({outcome: attempt.isLast ? 'dead' : 'retried'})
  log.warn({reason}, attempt.isLast ? 'document failed: no attempts left' : 'attempt failed, to be tried again')
  if (attempt.isLast) await markFailed(database, attempt.documentId, 'processing-failed', reason)
  // The queue counts the attempt, and keeps the job in its dead letters after the last.
  throw error
}
