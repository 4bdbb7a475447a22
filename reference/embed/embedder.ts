import {setImmediate as breathe} from 'node:timers/promises'
import {dimensions, embedText, model} from './local.ts'

/** Turns texts into vectors of length 1; may be out of reach. */
export interface Embedder {
  model: string
  dimensions: number
  /** One vector for each text; throws EmbedderUnavailable. */
  embed(texts: string[]): Promise<Float32Array[]>
}

/** The embedder cannot be reached now; later it may be. */
export class EmbedderUnavailable extends Error {
  override message = 'the embedder is unavailable'
}

/** The embedder that is part of the service: deterministic, without a network. `isDown` lets a drill take it away. */
export function localEmbedder(isDown: () => boolean): Embedder {
  return {
    model,
    dimensions,
    async embed(texts) {
      const vectors: Float32Array[] = []
      for (const text of texts) {
        if (isDown()) throw new EmbedderUnavailable()
        vectors.push(embedText(text))
        // A long document must not keep requests waiting.
        if (vectors.length % 32 === 0) await breathe()
      }
      return vectors
    },
  }
}
