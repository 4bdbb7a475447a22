import {reviveFailed} from '../storage/documents.ts'
import type {Services} from '../services.ts'
import {measureSkew} from './skew.ts'

/** The maintenance that an operator can ask for; each answers what it did. */
export const tasks: Record<string, (services: Services) => Promise<object>> = {
  async analyze({database}) {
    await database.query('analyze documents')
    await database.query('analyze chunks')
    const {rows} = await database.query<{analyzed: number}>(
      `select count(*)::integer as analyzed from pg_stat_user_tables
       where relname like 'chunks\\_p%' and last_analyze is not null`,
    )
    return {partitions: rows[0]!.analyzed}
  },

  async skew({database, metrics}) {
    const skew = await measureSkew(database)
    metrics.skew(skew)
    return {...skew}
  },

  async 'retry-failed'({database, queue}) {
    const revived = await database.transaction(async (client) => {
      const documents = await reviveFailed(client)
      for (const {id, requestId} of documents) await queue.enqueue(client, id, requestId)
      return documents
    })
    queue.wake()
    return {documents: revived.length}
  },
}
