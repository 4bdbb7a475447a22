import type {FastifyInstance} from 'fastify'
import {measure, recommend, strategies} from '../../chunking/index.ts'
import type {Services} from '../../services.ts'
import {meterChunking} from '../../signals/meter-chunking.ts'
import {limitsOf} from '../limits.ts'

interface Preview {
  text: string
  strategy?: string
  size?: number
  overlap?: number
}

interface Compare extends Omit<Preview, 'strategy'> {
  strategies?: string[]
}

const statistics = {$ref: 'Statistics#'}
const limits = {
  size: {type: 'integer', description: 'As asked for, or the default'},
  overlap: {type: 'integer', description: 'As asked for, or the default'},
}
const durationMs = {type: 'number', description: 'Time that cutting took'}
const tags = ['chunking']

/** Cut a text without storing it, one way or several. */
export function chunkingRoutes(app: FastifyInstance, {metrics}: Services): void {
  app.post<{Body: Preview}>(
    '/api/v1/chunking/preview',
    {
      schema: {
        operationId: 'previewChunks',
        summary: 'Cut a text, store nothing',
        tags,
        body: {$ref: 'Preview#'},
        response: {
          200: {
            description: 'The chunks',
            type: 'object',
            required: ['strategy', 'size', 'overlap', 'durationMs', 'statistics', 'chunks'],
            properties: {
              strategy: {type: 'string', description: 'As asked for, or the default'},
              ...limits,
              durationMs,
              statistics,
              chunks: {type: 'array', items: {$ref: 'Chunk#'}},
            },
          },
        },
      },
    },
    async ({body}) => {
      const {strategy = 'recursive', text} = body
      const limits = limitsOf(body)
      const {chunks, durationMs} = meterChunking(metrics, text, strategy, limits)
      return {strategy, ...limits, durationMs, statistics: measure(chunks), chunks}
    },
  )

  app.post<{Body: Compare}>(
    '/api/v1/chunking/compare',
    {
      schema: {
        operationId: 'compareStrategies',
        summary: 'Cut a text in several ways and compare what comes out',
        tags,
        body: {$ref: 'Compare#'},
        response: {
          200: {
            description: 'What each strategy makes of the text, and the one whose chunks end cleanest',
            type: 'object',
            required: ['size', 'overlap', 'recommended', 'results'],
            properties: {
              ...limits,
              recommended: {type: 'string', description: 'The strategy whose chunks end cleanest'},
              results: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['strategy', 'summary', 'durationMs', 'statistics'],
                  properties: {
                    strategy: {type: 'string'},
                    summary: {type: 'string', description: 'What it does, and for which texts'},
                    durationMs,
                    statistics,
                  },
                },
              },
            },
          },
        },
      },
    },
    async ({body}) => {
      const limits = limitsOf(body)
      const results = (body.strategies ?? Object.keys(strategies)).map((strategy) => {
        const {chunks, durationMs} = meterChunking(metrics, body.text, strategy, limits)
        return {strategy, summary: strategies[strategy]!.summary, durationMs, statistics: measure(chunks)}
      })
      return {...limits, recommended: recommend(results), results}
    },
  )
}
