import type {Kind} from '../../kind.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {falsehoods} from './falsehoods.ts'
import {type File, observation, schema} from './schema.ts'

/** A file is there, and as expected. */
export default {
  name: 'file',
  summary: 'A file is there and as expected',
  schema,
  observation: () => observation,
  effect: () => 'reads',
  tools: [],
  implies: () => ({exists: true}),
  sentence: ({path}) => `The file \`${path}\` is as expected`,
  command: ({path}) => `stat ${quoteTemplate(path)}`,
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<File>
