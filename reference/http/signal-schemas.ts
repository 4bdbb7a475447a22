import {states} from '../storage/documents.ts'

const time = {type: 'string', format: 'date-time'}

const health = {
  $id: 'Health',
  type: 'object',
  required: ['status', 'live', 'ready', 'version', 'startedAt', 'uptimeSeconds', 'database', 'embedder'],
  properties: {
    status: {
      type: 'string',
      enum: ['ok', 'degraded', 'down'],
      description: 'degraded: searches by words only; down: no database',
    },
    live: {type: 'boolean', description: 'The process answers'},
    ready: {type: 'boolean', description: 'It can do its work'},
    version: {type: 'string'},
    startedAt: {...time, description: 'When the process began'},
    uptimeSeconds: {type: 'number', description: 'Seconds since then'},
    database: {
      type: 'object',
      required: ['connected', 'latencyMs', 'connections'],
      properties: {
        connected: {type: 'boolean'},
        latencyMs: {type: ['number', 'null'], description: 'Time of a query; null without a connection'},
        error: {type: 'string', description: 'Why it is not connected'},
        connections: {
          type: 'object',
          required: ['total', 'idle', 'waiting', 'limit'],
          properties: {
            total: {type: 'integer'},
            idle: {type: 'integer'},
            waiting: {type: 'integer'},
            limit: {type: 'integer'},
          },
        },
      },
    },
    embedder: {
      type: 'object',
      required: ['available', 'latencyMs', 'model', 'dimensions'],
      properties: {
        available: {type: 'boolean'},
        latencyMs: {type: ['number', 'null'], description: 'Time of an embedding; null where it is out of reach'},
        model: {type: 'string', description: 'Name of the model'},
        dimensions: {type: 'integer', description: 'Numbers in a vector'},
      },
    },
  },
}

const stats = {
  $id: 'Stats',
  ...whole({
    version: {type: 'string'},
    uptimeSeconds: {type: 'integer'},
    requests: whole(
      {
        total: {type: 'integer'},
        errors: {type: 'integer', description: 'Answered with a status from 500 up'},
        errorRate: {type: 'number', description: 'Percent of all'},
        latencyMs: whole(
          {p50: {type: 'number'}, p95: {type: 'number'}, p99: {type: 'number'}, max: {type: 'number'}},
          'Of the last 2,000',
        ),
      },
      'Since the start of the process',
    ),
    documents: whole(Object.fromEntries(states.map((state) => [state, {type: 'integer'}])), 'In each state'),
    chunks: {type: 'integer'},
    jobs: whole({
      pending: {type: 'integer', description: 'Wait or run'},
      dead: {type: 'integer', description: 'Given up'},
    }),
    database: whole({
      sizeBytes: {type: 'integer'},
      connections: {type: 'integer', description: 'That the server has'},
      pool: whole(
        {total: {type: 'integer'}, idle: {type: 'integer'}, waiting: {type: 'integer'}, limit: {type: 'integer'}},
        'Of this process',
      ),
    }),
    memory: whole({rssBytes: {type: 'integer'}, heapUsedBytes: {type: 'integer'}}),
    eventLoop: whole({p99Ms: {type: 'number', description: 'Delay of the event loop'}}),
  }),
}

/** What the service says of itself: health, for machines, and numbers, for people. */
export const signalSchemas = [health, stats]

/** An object whose properties are all there. */
function whole(properties: Record<string, object>, description?: string): object {
  return {type: 'object', required: Object.keys(properties), properties, ...(description && {description})}
}
