import type {Kind} from '../../kind.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {falsehoods} from './falsehoods.ts'
import {parseAddress} from './parse-address.ts'
import {observation, schema, type Tcp} from './schema.ts'

/** A port accepts connections, or does not. */
export default {
  name: 'tcp',
  summary: 'A port accepts connections',
  schema,
  observation: () => observation,
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
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Tcp>
