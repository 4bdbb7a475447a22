import type {Kind} from '../../model.ts'
import {quoteTemplate} from '../../util/quote-template.ts'

/** The options of a `disk-room` check. */
export interface DiskRoom {
  path: string
}

/** The disk of a path has room. */
export default {
  name: 'disk-room',
  summary: 'The disk of a path has room',
  schema: {
    type: 'object',
    properties: {
      path: {type: 'string', minLength: 1, description: 'A path on the disk, relative to the project or absolute.'},
    },
    required: ['path'],
    additionalProperties: false,
    examples: [{path: '${DATA_DIR}'}],
  },
  observation: () => ({
    type: 'object',
    properties: {
      free: {type: 'number', unit: 'B', minimum: 0, description: 'Room for an ordinary user.'},
      used: {type: 'number', unit: '%', minimum: 0, maximum: 100, description: 'Share of the disk that is taken.'},
    },
    required: ['free', 'used'],
    additionalProperties: false,
  }),
  effect: () => 'reads',
  tools: [],
  implies: () => ({}),
  sentence: ({path}) => `The disk of \`${path}\` has room as expected`,
  command: ({path}) => `df -h ${quoteTemplate(path)}`,
  load: () => import('./observe.ts'),
} satisfies Kind<DiskRoom>
