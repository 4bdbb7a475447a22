import type {Logger} from 'pino'
import type {Config} from './config.ts'
import type {Embedder} from './embed/embedder.ts'
import type {Faults} from './faults.ts'
import type {Queue} from './jobs/queue.ts'
import type {Metrics} from './signals/metrics.ts'
import type {Recent} from './signals/recent.ts'
import type {Database} from './storage/database.ts'
import type {VectorIndex} from './storage/vectors.ts'

/** What the routes and the worker work with; put together in `service.ts`. */
export interface Services {
  config: Config
  log: Logger
  database: Database
  embedder: Embedder
  vectors: VectorIndex
  queue: Queue
  metrics: Metrics
  recent: Recent
  faults: Faults
  startedAt: Date
}
