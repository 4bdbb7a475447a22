import type {JsonSchema} from '../../model.ts'

/** The options of a `file` check. */
export interface File {
  path: string
  digest?: boolean
}

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    path: {
      type: 'string',
      minLength: 1,
      description: 'Path of the file, relative to the project or absolute; links are followed.',
    },
    digest: {
      type: 'boolean',
      description: 'Whether to read a file of more than 64 MiB whole for its `sha256`. Default: no.',
    },
  },
  required: ['path'],
  additionalProperties: false,
  examples: [{path: 'backups/latest.dump'}, {path: '/var/lib/${SERVICE}/release.iso', digest: true}],
}

/** JSON Schema of what was seen. */
export const observation: JsonSchema = {
  type: 'object',
  properties: {
    exists: {
      type: 'boolean',
      description: 'Whether there is something under this name; a link that leads nowhere is nothing.',
    },
    kind: {
      enum: ['file', 'directory', 'link', 'socket', 'pipe', 'device'],
      description: 'What stands under the name itself; for a `link` the rest is told of what it leads to.',
    },
    size: {type: 'integer', unit: 'B', minimum: 0, description: 'Its size.'},
    age: {type: 'number', unit: 'ms', minimum: 0, description: 'Time since its content was changed.'},
    mode: {type: 'string', pattern: '^[0-7]{4}$', description: "Its permissions: `'0644'`, to be written with quotes."},
    text: {type: 'string', description: 'Its content as UTF-8 text, up to 1 MiB.'},
    json: {description: 'Its content as JSON, up to 1 MiB; only when it is JSON.'},
    yaml: {
      description: 'Its content as YAML, up to 256 KiB and without aliases; only when it is called `.yaml` or `.yml`.',
    },
    sha256: {
      type: 'string',
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 of its content in hex, up to 64 MiB unless `digest: true`.',
    },
  },
  required: ['exists'],
  additionalProperties: false,
}
