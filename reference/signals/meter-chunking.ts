import {chunk, strategies, type Chunk, type Limits} from '../chunking/index.ts'
import type {Metrics} from './metrics.ts'

/** Cuts a text, counting that it was done and how long it took; throws what the strategy throws. */
export function meterChunking(
  metrics: Metrics,
  text: string,
  strategy: string,
  limits: Limits,
): {chunks: Chunk[]; durationMs: number} {
  const started = performance.now()
  let status = 'failure'
  try {
    const chunks = chunk(text, strategies[strategy]!, limits)
    status = 'success'
    return {chunks, durationMs: Math.round((performance.now() - started) * 100) / 100}
  } finally {
    metrics.chunking.inc({strategy, status})
    metrics.chunkingSeconds.observe({strategy}, (performance.now() - started) / 1000)
  }
}
