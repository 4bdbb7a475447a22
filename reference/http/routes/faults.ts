import type {FastifyInstance} from 'fastify'
import {faultNames, type Fault, type FaultName} from '../../faults.ts'
import type {Services} from '../../services.ts'

const tags = ['admin']
const config = {access: 'admin', limited: false} as const
const params = {
  type: 'object',
  required: ['name'],
  properties: {name: {type: 'string', enum: faultNames, description: 'Name of the fault'}},
}
const onlyOn = 'Exists only where the service was started with `CARREL_FAULTS=on`.'
const all = {
  description: 'The faults that are on',
  type: 'object',
  required: ['faults'],
  properties: {
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: {type: 'string', enum: faultNames},
          path: {type: 'string'},
          status: {type: 'integer'},
          delayMs: {type: 'integer'},
          seconds: {type: 'integer'},
        },
      },
    },
  },
}

/** Breaks the service on purpose; these routes exist only with `CARREL_FAULTS=on`. */
export function faultRoutes(app: FastifyInstance, {faults, log}: Services): void {
  app.get(
    '/api/v1/admin/faults',
    {
      config,
      schema: {
        operationId: 'getFaults',
        summary: 'The faults that are on',
        description: onlyOn,
        tags,
        response: {200: all},
      },
    },
    async () => ({faults: faults.all()}),
  )

  app.put<{Params: {name: FaultName}; Body: Fault}>(
    '/api/v1/admin/faults/:name',
    {
      config,
      schema: {
        operationId: 'setFault',
        summary: 'Break something: statuses, latency, the database, the embedder',
        description: onlyOn,
        tags,
        params,
        body: {
          type: 'object',
          additionalProperties: false,
          properties: {
            path: {type: 'string', pattern: '^/', description: 'error, latency: paths that begin so; all by default'},
            status: {type: 'integer', minimum: 400, maximum: 599, default: 500, description: 'error: what to answer'},
            delayMs: {type: 'integer', minimum: 1, maximum: 60000, description: 'latency: how long to wait'},
            seconds: {type: 'integer', minimum: 1, maximum: 3600, description: 'Ends by itself after so long'},
          },
        },
        response: {200: all},
      },
    },
    async (request) => {
      await faults.set(request.params.name, request.body)
      log.warn({fault: request.params.name, ...request.body}, 'fault begins')
      return {faults: faults.all()}
    },
  )

  app.delete<{Params: {name: FaultName}}>(
    '/api/v1/admin/faults/:name',
    {
      config,
      schema: {
        operationId: 'clearFault',
        summary: 'Mend what a fault broke',
        description: onlyOn,
        tags,
        params,
        response: {200: all},
      },
    },
    async (request) => {
      await faults.clear(request.params.name)
      log.warn({fault: request.params.name}, 'fault ends')
      return {faults: faults.all()}
    },
  )
}
