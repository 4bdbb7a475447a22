import type {Database} from '../storage/database.ts'
import type {Queue} from './queue.ts'

/**
 * Queues unfinished documents that have no job, and answers how many. At a start a running job counts as none: it may
 * be that of a process that was killed. Doing a document twice is harmless, forgetting it is not.
 */
export async function resume(database: Database, queue: Queue, moment: 'start' | 'later'): Promise<number> {
  const alive = moment === 'start' ? ['created', 'retry'] : ['created', 'retry', 'active']
  const {rows} = await database.query<{id: string; requestId: string}>(
    `select id, request_id as "requestId" from documents
     where state not in ('ready', 'failed') and not exists (
       select from pgboss.job where name = 'documents' and job.state::text = any ($1)
         and job.data ->> 'documentId' = documents.id::text
     ) order by created_at`,
    [alive],
  )
  for (const {id, requestId} of rows) await queue.enqueue(database, id, requestId)
  if (rows.length > 0) queue.wake()
  return rows.length
}
