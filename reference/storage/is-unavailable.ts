import {Disconnected} from './database.ts'

/** Whether an error says that the database cannot be reached, not that the query was wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as {code?: unknown}).code
  if (error instanceof Disconnected || error instanceof AggregateError) return true
  return typeof code === 'string' ? unreachable.test(code) : silent.test(error.message)
}

// Node's network errors; PostgreSQL's classes 08 (connection), 53 (resources) and 57P (operator intervention).
const unreachable = /^(ECONN|EPIPE|EHOST|ENET|ENOTFOUND|EAI_|ETIMEDOUT|08|53|57P)/
// The pg driver gives these no code.
const silent =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|pool after calling end|Query read timeout/
