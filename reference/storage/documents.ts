import type {Queries} from './database.ts'

/** The states of a document, in order; `failed` can follow any but `ready`. */
export const states = ['uploaded', 'parsed', 'chunked', 'embedded', 'ready', 'failed'] as const
/** One of the states. */
export type State = (typeof states)[number]

/** What a client uploads. */
export interface Upload {
  id: string
  title: string
  text: string
  strategy: string
  size: number
  overlap: number
  requestId: string
}

/** A document and how it got where it is. */
export interface Document {
  id: string
  title: string
  state: State
  strategy: string
  size: number
  overlap: number
  /** Leaves; null before they are known. */
  chunks: number | null
  error: {code: string; detail: string} | null
  requestId: string
  createdAt: string
  updatedAt: string
  history: {state: State; at: string; detail: string | null}[]
}

/** Stores an upload in its first state. */
export async function insertDocument(client: Queries, upload: Upload): Promise<void> {
  await client.query(
    `insert into documents (id, title, source, strategy, chunk_size, chunk_overlap, request_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [upload.id, upload.title, upload.text, upload.strategy, upload.size, upload.overlap, upload.requestId],
  )
  await client.query(`insert into document_events (document_id, state) values ($1, 'uploaded')`, [upload.id])
}

/** A document with its history; absent where there is none. */
export async function readDocument(client: Queries, id: string): Promise<Document | undefined> {
  const {rows} = await client.query<Omit<Document, 'error'> & {errorCode: string | null; errorDetail: string}>(
    `select id, title, state, strategy, chunk_size as size, chunk_overlap as overlap, chunk_count as chunks,
       error_code as "errorCode", error_detail as "errorDetail", request_id as "requestId",
       created_at as "createdAt", updated_at as "updatedAt",
       (select json_agg(json_build_object('state', state, 'at', at, 'detail', detail) order by at)
        from document_events where document_id = id) as history
     from documents where id = $1`,
    [id],
  )
  if (!rows[0]) return undefined
  const {errorCode, errorDetail, ...document} = rows[0]
  return {...document, error: errorCode === null ? null : {code: errorCode, detail: errorDetail}}
}

/** Removes a document with its chunks; answers whether there was one. */
export async function deleteDocument(client: Queries, id: string): Promise<boolean> {
  return (await client.query('delete from documents where id = $1', [id])).rowCount === 1
}

/** Moves a document to its next state and notes when; to be called in the transaction that did the work. */
export async function moveTo(client: Queries, id: string, state: State, detail?: string): Promise<void> {
  await client.query('update documents set state = $2, updated_at = now() where id = $1', [id, state])
  await client.query('insert into document_events (document_id, state, detail) values ($1, $2, $3)', [
    id,
    state,
    detail,
  ])
}

/** Gives a document up; one that is ready or failed already is left alone. */
export async function markFailed(client: Queries, id: string, code: string, detail: string): Promise<void> {
  await client.query(
    `with failed as (
       update documents set state = 'failed', error_code = $2, error_detail = $3, updated_at = now()
       where id = $1 and state not in ('ready', 'failed') returning id
     )
     insert into document_events (document_id, state, detail) select id, 'failed', $3 from failed`,
    [id, code, detail],
  )
}

/** Puts every failed document back to its first state and answers their ids. */
export async function reviveFailed(client: Queries): Promise<{id: string; requestId: string}[]> {
  const {rows} = await client.query<{id: string; requestId: string}>(
    `with revived as (
       update documents set state = 'uploaded', error_code = null, error_detail = null, updated_at = now()
       where state = 'failed' returning id, request_id
     ), cleared as (
       delete from chunks where document_id in (select id from revived)
     ), noted as (
       insert into document_events (document_id, state, detail) select id, 'uploaded', 'tried again' from revived
     )
     select id, request_id as "requestId" from revived`,
  )
  return rows
}

/** How many documents are in each state. */
export async function countDocuments(client: Queries): Promise<Record<State, number>> {
  const {rows} = await client.query<{state: State; count: number}>(
    'select state, count(*)::integer as count from documents group by state',
  )
  const none = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>
  return {...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count]))}
}
