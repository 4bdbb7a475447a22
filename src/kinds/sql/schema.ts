import type {JsonSchema} from '../../model.ts'

/** The options of an `sql` check. */
export interface Sql {
  query: string
  on?: string
  params?: (string | number | boolean | null)[]
}

/** Where the database is, unless the check says otherwise. */
export const defaultOn = '${DATABASE_URL}'

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    query: {
      type: 'string',
      minLength: 1,
      description:
        'One statement. It reads, in a read-only transaction, unless the check says `effect: writes`. Values come from `params`.',
    },
    on: {
      type: 'string',
      description: `Address of the PostgreSQL database: \`postgres://user:password@host:5432/name\`. Default: \`${defaultOn}\`.`,
    },
    params: {
      type: 'array',
      items: {type: ['string', 'number', 'boolean', 'null']},
      description: 'The values of `$1`, `$2`… in the query.',
    },
  },
  required: ['query'],
  additionalProperties: false,
  examples: [
    {query: 'select count(*) from orders'},
    {query: 'select status from orders where id = $1', params: ['${ORDER}'], on: '${DATABASE_URL}'},
  ],
}

/** JSON Schema of what was seen: the answer, or the error by which the server refused the query. */
export const observation: JsonSchema = {
  type: 'object',
  properties: {
    rows: {
      type: 'array',
      items: {type: 'object'},
      description:
        'The rows, column → value, the first 1,000 of them. A number that JSON cannot hold exactly is text; an interval is text in seconds: `90s`.',
    },
    rowCount: {type: 'integer', minimum: 0, description: 'How many rows there are in all, or how many were changed.'},
    value: {description: 'The first column of the first row; only when there is a row.'},
    columns: {type: 'array', items: {type: 'string'}, description: 'The names of the columns, in order.'},
    duration: {type: 'number', unit: 'ms', minimum: 0, description: 'Time that the query took, without connecting.'},
    error: {
      type: ['object', 'null'],
      description:
        'Why the server refused the query (an unknown column, a violated constraint…); null when it did not.',
      properties: {
        code: {type: 'string', description: 'The SQLSTATE: `42703`.'},
        message: {type: 'string', description: 'The message of the server.'},
      },
      required: ['code', 'message'],
      additionalProperties: false,
    },
  },
  required: ['error', 'duration'],
  additionalProperties: false,
}
