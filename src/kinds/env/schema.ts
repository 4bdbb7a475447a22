import type {JsonObject, JsonSchema} from '../../model.ts'

/** The options of an `env` check: at least one of the two. */
export interface Env {
  schema?: string | JsonObject
  example?: string
}

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    schema: {
      type: ['object', 'string'],
      description:
        'JSON Schema (2020-12) of the variables, or the path of a `.json` or `.yaml` file with it. `integer`, `number` and `boolean` are read from the text of a variable; `writeOnly: true` marks a secret.',
    },
    example: {
      type: 'string',
      description:
        'Path of an example like `.env.example`: it has to name the variables of the schema and no others; without a schema, all that it names have to be set.',
    },
  },
  additionalProperties: false,
  examples: [
    {
      schema: {
        type: 'object',
        required: ['DATABASE_URL', 'PORT'],
        properties: {
          DATABASE_URL: {type: 'string', pattern: '^postgres://', writeOnly: true},
          PORT: {type: 'integer', minimum: 1, maximum: 65_535},
          LOG_LEVEL: {enum: ['debug', 'info', 'warn', 'error']},
        },
      },
    },
    {schema: 'config/env.schema.json', example: '.env.example'},
    {example: '.env.example'},
  ],
}

const names = (description: string): JsonSchema => ({type: 'array', items: {type: 'string'}, description})

/** JSON Schema of what was seen: names and reasons, never values. */
export const observation: JsonSchema = {
  type: 'object',
  properties: {
    valid: {
      type: 'boolean',
      description: 'Whether nothing is missing or invalid, and the example agrees with the schema.',
    },
    missing: names('Variables that are required and not set.'),
    invalid: names('Variables that are set and not as the schema says, with the reason: `PORT: must be integer`.'),
    unknown: names('Variables that are set and named neither by the schema nor by the example.'),
    example: {
      type: 'object',
      description: 'How the example differs from the schema; only when there are both.',
      properties: {
        missing: names('Variables of the schema that the example does not name.'),
        unknown: names('Variables that the example names and the schema does not.'),
      },
      required: ['missing', 'unknown'],
      additionalProperties: false,
    },
  },
  required: ['valid', 'missing', 'invalid', 'unknown'],
  additionalProperties: false,
}
