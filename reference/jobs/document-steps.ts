import {strategies} from '../chunking/index.ts'
import type {Embedder} from '../embed/embedder.ts'
import {meterChunking} from '../signals/meter-chunking.ts'
import type {Metrics} from '../signals/metrics.ts'
import {countLeaves, readLeaves, replaceChunks, storeEmbeddings} from '../storage/chunks.ts'
import type {Queries} from '../storage/database.ts'
import type {State} from '../storage/documents.ts'

/** A document as a step sees it, its row locked. */
export interface Locked {
  id: string
  state: State
  source: string
  text: string | null
  strategy: string
  size: number
  overlap: number
}

/** What the steps need. */
export interface Tools {
  embedder: Embedder
  metrics: Metrics
}

/** A document that can never be processed, however often it is tried. */
export class HopelessDocument extends Error {
  code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

type Step = (client: Queries, document: Locked, tools: Tools) => Promise<State>

/** The way of a document: from each state to the next, in the transaction that moves it there. */
export const steps: Partial<Record<State, Step>> = {
  uploaded: parse,
  parsed: cut,
  chunked: embed,
  embedded: publish,
}

async function parse(client: Queries, {id, source}: Locked): Promise<State> {
  const text = source
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC')
  if (text.trim() === '') throw new HopelessDocument('document-empty', 'the document holds no text')
  await client.query('update documents set text = $2 where id = $1', [id, text])
  return 'parsed'
}

async function cut(client: Queries, document: Locked, {metrics}: Tools): Promise<State> {
  if (!strategies[document.strategy]) {
    throw new HopelessDocument('strategy-unknown', `no strategy is called ${document.strategy}`)
  }
  const {chunks} = meterChunking(metrics, document.text ?? '', document.strategy, document)
  await replaceChunks(client, document.id, chunks)
  return 'chunked'
}

async function embed(client: Queries, {id}: Locked, {embedder}: Tools): Promise<State> {
  const leaves = await readLeaves(client, id)
  const vectors = await embedder.embed(leaves.map((leaf) => leaf.text))
  const embeddings = leaves.map((leaf, index) => ({position: leaf.position, embedding: vectors[index]!}))
  await storeEmbeddings(client, id, embeddings)
  return 'embedded'
}

async function publish(client: Queries, {id}: Locked): Promise<State> {
  const {leaves, bare} = await countLeaves(client, id)
  if (bare > 0) throw new Error(`${bare} of ${leaves} chunks have no vector`)
  await client.query('update documents set chunk_count = $2 where id = $1', [id, leaves])
  return 'ready'
}
