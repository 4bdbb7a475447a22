import type {JsonSchema} from '../../model.ts'

/** The options of a `tcp` check. */
export interface Tcp {
  connect: string
}

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    connect: {
      type: 'string',
      description: 'Where to connect: `host:port`; an IPv6 address stands in brackets.',
      examples: ['db.internal:5432'],
    },
  },
  required: ['connect'],
  additionalProperties: false,
  examples: [{connect: '${DATABASE_HOST}:5432'}, {connect: '${HOST}:${PORT}'}],
}

/** JSON Schema of what was seen. */
export const observation: JsonSchema = {
  type: 'object',
  properties: {
    open: {type: 'boolean', description: 'Whether a connection was accepted.'},
    latency: {
      type: 'number',
      unit: 'ms',
      minimum: 0,
      description: 'Time until the connection stood; only when it did.',
    },
    error: {
      type: 'string',
      description:
        'Why there is no connection: `refused`, `no answer within 5s`, `unknown host`…; only when there is none.',
    },
  },
  required: ['open'],
  additionalProperties: false,
}
