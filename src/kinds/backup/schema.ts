import type {JsonObject, JsonSchema} from '../../model.ts'

/** The options of a `backup` check. */
export interface Backup {
  database: string
  from?: string
  to?: string
  format?: 'custom' | 'plain'
  tables?: string[]
  newest?: {table: string; column: string}
  smoke?: Record<string, string> | string[]
  scratch?: string
}

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    database: {
      type: 'string',
      description:
        'The database that is dumped, a `postgres://` address. With `from` it is only named to be kept apart from the copy, and its server is where the copy is made.',
      examples: ['${DATABASE_URL}'],
    },
    from: {
      type: 'string',
      minLength: 1,
      description:
        'A dump that exists already: it is restored instead of making a new one. A path from the root of the project.',
      examples: ['/var/backups/carrel.dump'],
    },
    to: {
      type: 'string',
      minLength: 1,
      description:
        'Where the dump is kept once it has restored, beside a `.sha256` file; what stood there stays until then. Without it the dump is thrown away. A path from the root of the project.',
      examples: ['backups/carrel.dump'],
    },
    format: {
      enum: ['custom', 'plain'],
      description: '`custom` (of `pg_dump -Fc`) or `plain` SQL. A dump that exists says by itself which it is.',
      default: 'custom',
    },
    tables: {
      type: 'array',
      items: {type: 'string', minLength: 1},
      minItems: 1,
      uniqueItems: true,
      description:
        'The tables whose rows are counted and compared; outside of `public` with their schema. All are, without it.',
      examples: [['documents', 'audit.entries']],
    },
    newest: {
      type: 'object',
      properties: {
        table: {type: 'string', minLength: 1, description: 'The table whose newest row is looked for in the copy.'},
        column: {type: 'string', minLength: 1, description: 'Its column that says when a row was written.'},
      },
      required: ['table', 'column'],
      additionalProperties: false,
      description:
        'What `age` measures: how old the newest row of the copy is, which is the data a restore would lose (RPO).',
      examples: [{table: 'documents', column: 'created_at'}],
    },
    smoke: {
      description: 'Queries that are run on the copy, by name or as a list; their rows are under `smoke`.',
      oneOf: [
        {
          type: 'object',
          propertyNames: {type: 'string', pattern: '^[A-Za-z][\\w-]*$'},
          additionalProperties: {type: 'string', minLength: 1},
          minProperties: 1,
        },
        {type: 'array', items: {type: 'string', minLength: 1}, minItems: 1},
      ],
      examples: [{documents: 'select count(*) from documents'}, ['select 1 from documents limit 1']],
    },
    scratch: {
      type: 'string',
      description:
        'The server where the copy is made, as the `postgres://` address of any of its databases; that of `database` without it.',
      examples: ['${SCRATCH_URL}'],
    },
  },
  required: ['database'],
  additionalProperties: false,
  examples: [
    {database: '${DATABASE_URL}'},
    {
      database: '${DATABASE_URL}',
      to: 'backups/carrel.dump',
      newest: {table: 'documents', column: 'created_at'},
      smoke: {documents: 'select count(*) from documents'},
    },
    {database: '${DATABASE_URL}', from: '/var/backups/carrel.dump', scratch: '${SCRATCH_URL}'},
  ],
}

const bytes = (description: string): JsonSchema => ({type: 'number', unit: 'B', minimum: 0, description})
const time = (description: string): JsonSchema => ({type: 'number', unit: 'ms', minimum: 0, description})
const count = (description: string): JsonSchema => ({type: 'integer', minimum: 0, description})
const closed = (properties: JsonObject, description: string): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  description,
})
const compared = (what: string): JsonSchema =>
  closed({source: count(`${what} in the source.`), restored: count(`${what} in the copy.`)}, `${what}, on both sides.`)

/** JSON Schema of what a `backup` check sees; with `from` there is nothing to compare with, and no dump to time. */
export function observation({from, tables, smoke}: Backup): JsonSchema {
  const rows =
    from === undefined ? compared('Rows') : closed({restored: count('Rows in the copy.')}, 'Rows of the copy.')
  const dumped: JsonObject = {
    duration: time('How long `pg_dump` took.'),
    mismatched: {
      type: 'array',
      items: {type: 'string'},
      description:
        'In words, every table, constraint, index and sequence that is not in the copy as it is in the source.',
    },
    constraints: compared('Constraints'),
    indexes: compared('Indexes'),
    sequences: compared('Sequences'),
  }
  const existing: JsonObject = {
    exists: {type: 'boolean', description: 'Whether there is a dump.'},
    checksum: {
      enum: ['matches', 'differs', 'missing'],
      description: 'Whether the dump is what the `.sha256` file beside it says.',
    },
  }
  return closed(
    {
      ...(from === undefined ? dumped : existing),
      size: bytes('Size of the dump.'),
      sha256: {type: 'string', description: 'SHA-256 of the dump in hex.'},
      age: {
        type: 'number',
        unit: 'ms',
        description:
          'Age of the newest row of the copy where `newest` says which, and there is one; with `from` and without it, of the file.',
      },
      restore: closed(
        {
          duration: time('How long the restore took (RTO).'),
          errors: count('Errors of the restore, which stops at the first.'),
        },
        'How the restore went.',
      ),
      tables: {
        type: 'object',
        description: 'Rows by table; outside of `public` with their schema: `tables["audit.entries"]`.',
        ...(tables
          ? {properties: Object.fromEntries(tables.map((name) => [name, rows])), additionalProperties: false}
          : {additionalProperties: rows}),
      },
      ...(smoke && {smoke: answers(smoke)}),
      serverVersion: {type: 'string', description: 'Version of the server of the source.'},
      toolVersion: {type: 'string', description: 'Version of `pg_dump`, or with `from` of what restores.'},
    },
    'What a dump, its restore and the comparison gave.',
  )
}

function answers(smoke: Record<string, string> | string[]): JsonSchema {
  const answer = closed(
    {
      value: {description: 'First cell of the answer; null where there is none.'},
      rows: {type: 'array', items: {type: 'object'}, description: 'The rows, by column.'},
      rowCount: count('How many rows.'),
      error: {type: ['string', 'null'], description: 'Why the query failed; null where it did not.'},
    },
    'What a query gave.',
  )
  if (Array.isArray(smoke)) return {type: 'array', items: answer, minItems: smoke.length, maxItems: smoke.length}
  return closed(Object.fromEntries(Object.keys(smoke).map((name) => [name, answer])), 'What the queries gave, by name.')
}
