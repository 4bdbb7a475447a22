import type {FastifyInstance} from 'fastify'
import type {Services} from '../../services.ts'
import {withDeadline} from '../../storage/with-deadline.ts'

/** `GET /api/health`: whether the service can do its work, and each thing it depends on. */
export function healthRoutes(app: FastifyInstance, {config, database, embedder, startedAt}: Services): void {
  const answer = {description: 'How the service is', $ref: 'Health#'}
  app.get(
    '/api/health',
    {
      config: {limited: false},
      schema: {
        operationId: 'getHealth',
        summary: 'Is it alive, is it ready, what does it depend on',
        tags: ['operations'],
        response: {200: answer, 503: answer},
      },
    },
    async (_request, reply) => {
      const [latencyMs, embedderMs] = await Promise.all([look(() => database.ping()), look(() => timeEmbedding())])
      const connected = typeof latencyMs === 'number'
      const available = typeof embedderMs === 'number'
      return reply.code(connected ? 200 : 503).send({
        status: !connected ? 'down' : available ? 'ok' : 'degraded',
        live: true,
        ready: connected,
        version: config.version,
        startedAt,
        uptimeSeconds: round((Date.now() - startedAt.getTime()) / 1000),
        database: {
          connected,
          latencyMs: connected ? round(latencyMs) : null,
          ...(connected ? {} : {error: latencyMs.message}),
          connections: database.connections(),
        },
        embedder: {
          available,
          latencyMs: available ? round(embedderMs) : null,
          model: embedder.model,
          dimensions: embedder.dimensions,
        },
      })
    },
  )

  async function timeEmbedding(): Promise<number> {
    const started = performance.now()
    await withDeadline(embedder.embed(['health']), 1000)
    return performance.now() - started
  }
}

async function look(measure: () => Promise<number>): Promise<number | Error> {
  return measure().catch((error: Error) => error)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
