import type {Kind} from '../../kind.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {type DiskRoom, observation, schema} from './schema.ts'

/** The disk of a path has room. */
export default {
  name: 'disk-room',
  summary: 'The disk of a path has room',
  schema,
  observation: () => observation,
  effect: () => 'reads',
  tools: [],
  implies: () => ({}),
  sentence: ({path}) => `The disk of \`${path}\` has room as expected`,
  command: ({path}) => `df -h ${quoteTemplate(path)}`,
  falsehoods: (_, seen) => [{where: 'the disk is full', seen: {...seen, free: 0, used: 100}}],
  load: () => import('./observe.ts'),
} satisfies Kind<DiskRoom>
