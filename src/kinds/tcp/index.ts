import type {Kind} from '../../model.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {parseAddress} from './parse-address.ts'

/** The options of a `tcp` check. */
export interface Tcp {
  connect: string
}

/** A port accepts connections, or does not. */
export default {
  name: 'tcp',
  summary: 'A port accepts connections',
  schema: {
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
  },
  observation: () => ({
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
  }),
  effect: () => 'reads',
  tools: [],
  implies: () => ({open: true}),
  sentence: ({connect}) => `A connection to \`${connect}\` ends as expected`,
  command: ({connect}) => {
    const [, host = connect, port = ''] = /^(.*):([^:]*)$/.exec(connect) ?? []
    return `nc -zv ${quoteTemplate(host.replace(/^\[|\]$/g, ''))} ${quoteTemplate(port)}`
  },
  problems: ({connect}) =>
    connect.includes('${') || parseAddress(connect)
      ? []
      : [
          {
            path: ['connect'],
            reason: `Unexpected \`${connect}\`, expected \`host:port\``,
            hint: 'write an IPv6 address in brackets: `[::1]:5432`',
          },
        ],
  load: () => import('./observe.ts'),
} satisfies Kind<Tcp>
