import type {Chunk} from '../chunking/index.ts'
import type {Queries} from './database.ts'

/** Stores the chunks of a document in place of any it had. */
export async function replaceChunks(client: Queries, documentId: string, chunks: Chunk[]): Promise<void> {
  await client.query('delete from chunks where document_id = $1', [documentId])
  await client.query(
    `insert into chunks (document_id, position, level, parent, start_offset, end_offset, headings, content)
     select $1, position, level, parent, start, "end", headings, text from json_to_recordset($2)
     as chunk (position integer, level integer, parent integer, start integer, "end" integer, headings text[], text text)`,
    [documentId, JSON.stringify(chunks)],
  )
}

/** Chunks of a document from a position on, in order. */
export async function readChunks(
  client: Queries,
  documentId: string,
  range: {from: number; limit: number},
): Promise<Chunk[]> {
  const {rows} = await client.query<Chunk>(
    `select position, level, parent, start_offset as start, end_offset as "end", headings, content as text
     from chunks where document_id = $1 and position >= $2 order by position limit $3`,
    [documentId, range.from, range.limit],
  )
  return rows
}

/** The leaves of a document: what is embedded and found. */
export async function readLeaves(client: Queries, documentId: string): Promise<{position: number; text: string}[]> {
  const {rows} = await client.query<{position: number; text: string}>(
    'select position, content as text from chunks where document_id = $1 and level = 0 order by position',
    [documentId],
  )
  return rows
}

/** Stores the vectors of leaves. */
export async function storeEmbeddings(
  client: Queries,
  documentId: string,
  embeddings: {position: number; embedding: Float32Array}[],
): Promise<void> {
  await client.query(
    `update chunks set embedding = given.embedding
     from json_to_recordset($2) as given (position integer, embedding real[])
     where document_id = $1 and chunks.position = given.position`,
    [documentId, JSON.stringify(embeddings.map(({position, embedding}) => ({position, embedding: [...embedding]})))],
  )
}

/** How many leaves a document has, and how many of them have no vector. */
export async function countLeaves(client: Queries, documentId: string): Promise<{leaves: number; bare: number}> {
  const {rows} = await client.query<{leaves: number; bare: number}>(
    `select count(*)::integer as leaves, (count(*) filter (where embedding is null))::integer as bare
     from chunks where document_id = $1 and level = 0`,
    [documentId],
  )
  return rows[0]!
}
