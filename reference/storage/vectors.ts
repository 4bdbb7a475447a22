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
  nearest(vector: Float32Array, limit: number, documentId?: string): Promise<Hit[]>
}

/**
 * Ranks in this process: exact, and a kilobyte of memory a chunk. A ready document never changes, so what was loaded
 * once stays right for as long as the database still lists the document.
 */
export function createVectorIndex(database: Queries): VectorIndex {
  const loaded = new Map<string, Leaf[]>()
  const refresh = shared(async () => {
    const ready = await readReady(database)
    await load(database, loaded, ready)
    forget(loaded, new Set(ready))
  })
  return {
    async nearest(vector, limit, documentId) {
      await refresh()
      const leaves = documentId === undefined ? [...loaded.values()].flat() : (loaded.get(documentId) ?? [])
      return rank(leaves, vector, limit)
    },
  }
}

/** Lets callers share one run of the work, and never one that began before they called. */
function shared(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const run = (): Promise<void> => {
    if (!running) return (running = work().finally(() => (running = undefined)))
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return run()
      })
    return next
  }
  return run
}

function rank(leaves: Leaf[], vector: Float32Array, limit: number): Hit[] {
  const best: Hit[] = []
  for (const {documentId, position, vector: own} of leaves) {
    const hit = {documentId, position, score: similarity(vector, own)}
    if (hit.score < leastScore) continue
    if (best.length === limit && inOrder(best[limit - 1]!, hit) < 0) continue
    const place = best.findIndex((other) => inOrder(hit, other) < 0)
    best.splice(place === -1 ? best.length : place, 0, hit)
    if (best.length > limit) best.pop()
  }
  return best
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

// Best first; equals by their place, so that the same question has the same answer.
function inOrder(one: Hit, other: Hit): number {
  if (one.score !== other.score) return other.score - one.score
  if (one.documentId !== other.documentId) return one.documentId < other.documentId ? -1 : 1
  return one.position - other.position
}
