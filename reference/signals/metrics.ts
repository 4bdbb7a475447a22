import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client'
import type {Skew} from '../maintenance/skew.ts'

/** What Prometheus can scrape of this process; names and labels are part of the API. */
export interface Metrics {
  registry: Registry
  chunking: Counter<'strategy' | 'status'>
  chunkingSeconds: Histogram<'strategy'>
  requestSeconds: Histogram<'method' | 'route' | 'status'>
  requestsInFlight: Gauge
  jobs: Counter<'outcome'>
  jobSeconds: Histogram
  jobsPending: Gauge
  jobsDead: Gauge
  documents: Gauge<'state'>
  databaseUp: Gauge
  skew(skew: Skew): void
}

/** Registers the metrics of one service. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({register: registry})
  registry.registerMetric(memory())
  const info = new Gauge({
    name: 'carrel_info',
    help: 'Always 1; the version as label',
    labelNames: ['version'],
    registers,
  })
  info.set({version}, 1)
  const ratio = new Gauge({
    name: 'partition_skew_ratio',
    help: 'Rows of the fullest partition of chunks over the mean; 1 while there are too few rows to judge',
    registers,
  })
  ratio.set(1)
  const jobs = new Counter({
    name: 'jobs_processed_total',
    help: 'Jobs that ended, by outcome: completed, retried, dead',
    labelNames: ['outcome'],
    registers,
  })
  // A counter that is there from the start shows its first increment.
  for (const outcome of ['completed', 'retried', 'dead']) jobs.inc({outcome}, 0)
  return {
    registry,
    chunking: new Counter({
      name: 'chunking_operations_total',
      help: 'Texts cut into chunks',
      labelNames: ['strategy', 'status'],
      registers,
    }),
    chunkingSeconds: new Histogram({
      name: 'chunking_duration_seconds',
      help: 'Time to cut a text',
      labelNames: ['strategy'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests that wait for their answer',
      registers,
    }),
    jobs,
    jobSeconds: new Histogram({name: 'jobs_duration_seconds', help: 'Time a job took', registers}),
    jobsPending: new Gauge({name: 'jobs_pending', help: 'Jobs that wait or run', registers}),
    jobsDead: new Gauge({name: 'jobs_dead', help: 'Jobs in the dead letter queue', registers}),
    documents: new Gauge({name: 'documents', help: 'Documents, by state', labelNames: ['state'], registers}),
    databaseUp: new Gauge({name: 'database_up', help: '1 while the database answers', registers}),
    skew: (skew) => ratio.set(skew.judged ? skew.ratio : 1),
  }
}

function memory(): Gauge<'pool'> {
  return new Gauge({
    name: 'memory_pool_usage_bytes',
    help: 'Memory of the process, by pool',
    labelNames: ['pool'],
    registers: [],
    collect() {
      const {rss, heapUsed, external, arrayBuffers} = process.memoryUsage()
      for (const [pool, bytes] of Object.entries({rss, heap: heapUsed, external, array_buffers: arrayBuffers})) {
        this.set({pool}, bytes)
      }
    },
  })
}
