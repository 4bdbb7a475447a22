import {monitorEventLoopDelay} from 'node:perf_hooks'
import type {FastifyInstance} from 'fastify'
import type {Services} from '../../services.ts'
import {countDocuments} from '../../storage/documents.ts'
import {problems} from '../problems.ts'

const tags = ['operations']

/** `GET /metrics` for Prometheus, `GET /api/monitoring/stats` for people, `GET /api/problems` for those who got one. */
export function monitoringRoutes(app: FastifyInstance, services: Services): void {
  const {config, database, metrics, queue, recent, startedAt} = services
  const loop = monitorEventLoopDelay({resolution: 20})
  loop.enable()
  app.addHook('onClose', async () => void loop.disable())

  app.get(
    '/metrics',
    {
      config: {limited: false},
      schema: {
        operationId: 'getMetrics',
        summary: 'Metrics in the text format of Prometheus',
        tags,
        produces: ['text/plain'],
        response: {200: {description: 'The metrics', type: 'string'}},
      },
    },
    async (_request, reply) => {
      await refreshGauges(services)
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
    },
  )

  app.get(
    '/api/monitoring/stats',
    {
      config: {problems: ['database-unavailable']},
      schema: {
        operationId: 'getStats',
        summary: 'Numbers at a glance',
        tags,
        response: {200: {description: 'The numbers', $ref: 'Stats#'}},
      },
    },
    async () => {
      const {rows} = await database.query<{chunks: number; sizeBytes: number; connections: number}>(
        `select (select count(*) from chunks)::integer as chunks,
           pg_database_size(current_database())::float8 as "sizeBytes",
           (select count(*) from pg_stat_activity where datname = current_database())::integer as connections`,
      )
      const {chunks, ...size} = rows[0]!
      const {rss, heapUsed} = process.memoryUsage()
      return {
        version: config.version,
        uptimeSeconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
        requests: recent.summary(),
        documents: await countDocuments(database),
        chunks,
        jobs: await queue.count(),
        database: {...size, pool: database.connections()},
        memory: {rssBytes: rss, heapUsedBytes: heapUsed},
        eventLoop: {p99Ms: Math.round(loop.percentile(99) / 1e4) / 100},
      }
    },
  )

  app.get(
    '/api/problems',
    {
      schema: {
        operationId: 'getProblems',
        summary: 'The catalogue of problem codes',
        tags,
        response: {
          200: {
            description: 'Status, title and remedy, by code',
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['status', 'title', 'remedy'],
              properties: {status: {type: 'integer'}, title: {type: 'string'}, remedy: {type: 'string'}},
            },
          },
        },
      },
    },
    async () => problems,
  )
}

// While the database is away the gauges keep their last values, and database_up says so.
async function refreshGauges({database, metrics, queue}: Services): Promise<void> {
  try {
    await database.ping()
    const [jobs, documents] = await Promise.all([queue.count(), countDocuments(database)])
    metrics.jobsPending.set(jobs.pending)
    metrics.jobsDead.set(jobs.dead)
    for (const [state, count] of Object.entries(documents)) metrics.documents.set({state}, count)
    metrics.databaseUp.set(1)
  } catch {
    metrics.databaseUp.set(0)
  }
}
