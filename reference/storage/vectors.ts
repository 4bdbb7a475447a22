import {similarity} from '../embed/local.ts'
import type {Queries} from './database.ts'

/** A chunk and how near it is: for vectors the cosine, for keywords PostgreSQL's rank. */
export interface Hit {
  documentId: string
  position: number
  score: number
}

/** Finds chunks by their vectors. */
export interface VectorIndex {
  nearest(vector: number[], limit: number, documentId?: string): Promise<Hit[]>
}

/**
 * Ranks in this process: exact, and a kilobyte of memory a chunk. A ready document never changes, so what was loaded
 * once stays right for as long as the database still lists the document.
 */
export function createVectorIndex(database: Queries): VectorIndex {
  const loaded = new Map<string, Leaf[]>()
  return {
    async nearest(vector, limit, documentId) {
      const ready = await readReady(database)
      const wanted = documentId === undefined ? ready : ready.filter((id) => id === documentId)
      await load(database, loaded, wanted)
      forget(loaded, new Set(ready))
      return wanted
        .flatMap((id) => loaded.get(id) ?? [])
        .map(({documentId, position, vector: own}) => ({documentId, position, score: similarity(vector, own)}))
        .filter((hit) => hit.score >= leastScore)
        .sort((one, other) => other.score - one.score || byPlace(one, other))
        .slice(0, limit)
    },
  }
}

// Below it, likeness is what two texts of one language have by chance.
const leastScore = 0.1

interface Leaf {
  documentId: string
  position: number
  vector: Float32Array
}

async function readReady(database: Queries): Promise<string[]> {
  const {rows} = await database.query<{id: string}>(`select id from documents where state = 'ready'`)
  return rows.map((row) => row.id)
}

async function load(database: Queries, loaded: Map<string, Leaf[]>, wanted: string[]): Promise<void> {
  const missing = wanted.filter((id) => !loaded.has(id))
  // Few documents at a time, so that the first search after a start does not hold the whole collection twice.
  for (let start = 0; start < missing.length; start += 50) {
    const batch = missing.slice(start, start + 50)
    const {rows} = await database.query<{documentId: string; position: number; embedding: number[]}>(
      `select document_id as "documentId", position, embedding from chunks
       where document_id = any ($1) and level = 0 and embedding is not null order by position`,
      [batch],
    )
    const leaves = new Map<string, Leaf[]>(batch.map((id) => [id, []]))
    for (const {documentId, position, embedding} of rows) {
      leaves.get(documentId)?.push({documentId, position, vector: Float32Array.from(embedding)})
    }
    for (const [id, own] of leaves) loaded.set(id, own)
  }
}

function forget(loaded: Map<string, Leaf[]>, ready: Set<string>): void {
  for (const id of loaded.keys()) if (!ready.has(id)) loaded.delete(id)
}

function byPlace(one: Hit, other: Hit): number {
  return one.documentId < other.documentId ? -1 : one.documentId > other.documentId ? 1 : one.position - other.position
}
