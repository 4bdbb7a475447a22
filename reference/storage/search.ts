import type {Queries} from './database.ts'
import type {Hit} from './vectors.ts'

/** Finds chunks by the words in them, in PostgreSQL's web search syntax. */
export async function findByKeywords(
  client: Queries,
  query: string,
  limit: number,
  documentId?: string,
): Promise<Hit[]> {
  const {rows} = await client.query<Hit>(
    `select c.document_id as "documentId", c.position, ts_rank_cd(c.keywords, q)::float8 as score
     from websearch_to_tsquery('english', $1) as q
     join chunks c on c.keywords @@ q
     join documents d on d.id = c.document_id and d.state = 'ready'
     where c.level = 0 and ($3::uuid is null or c.document_id = $3)
     order by score desc, c.document_id, c.position limit $2`,
    [query, limit, documentId ?? null],
  )
  return rows
}

/** A hit with what a reader wants to see of it. */
export interface Result extends Hit {
  title: string
  headings: string[]
  start: number
  end: number
  text: string
}

/** The texts of hits, in their order; a hit whose document has gone in the meantime is left out. */
export async function readHits(client: Queries, hits: Hit[]): Promise<Result[]> {
  const {rows} = await client.query<Result>(
    `select c.document_id as "documentId", c.position, hit.score, d.title, c.headings,
       c.start_offset as start, c.end_offset as "end", c.content as text
     from unnest($1::uuid[], $2::integer[], $3::float8[]) with ordinality as hit (id, position, score, rank)
     join chunks c on c.document_id = hit.id and c.position = hit.position
     join documents d on d.id = c.document_id
     order by hit.rank`,
    [hits.map((hit) => hit.documentId), hits.map((hit) => hit.position), hits.map((hit) => hit.score)],
  )
  return rows
}
