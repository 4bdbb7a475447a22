import type {JsonSchema} from '../../model.ts'

/** The options of a `disk-room` check. */
export interface DiskRoom {
  path: string
}

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    path: {type: 'string', minLength: 1, description: 'A path on the disk, relative to the project or absolute.'},
  },
  required: ['path'],
  additionalProperties: false,
  examples: [{path: '${DATA_DIR}'}],
}

/** JSON Schema of what was seen. */
export const observation: JsonSchema = {
  type: 'object',
  properties: {
    free: {type: 'number', unit: 'B', minimum: 0, description: 'Room for an ordinary user.'},
    used: {type: 'number', unit: '%', minimum: 0, maximum: 100, description: 'Share of the disk that is taken.'},
  },
  required: ['free', 'used'],
  additionalProperties: false,
}
