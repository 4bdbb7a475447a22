import type {JsonSchema} from '../../model.ts'

/** One glob or several; of several, one has to fit. `!` in front leaves out. */
export type Globs = string | string[]

/** The options of a `repo` check: at least one. */
export interface Repo {
  files?: Globs
  imports?: {from: Globs; to: Globs}
  packages?: Globs
  scripts?: Globs
  operations?: Globs
}

const globs = (description: string): JsonSchema => ({
  type: ['string', 'array'],
  minLength: 1,
  minItems: 1,
  items: {type: 'string', minLength: 1},
  description,
})

/** JSON Schema of the options. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    files: globs('Globs of files: those that git tracks, and those that it does not ignore; `!src/a.ts` leaves out.'),
    imports: {
      type: 'object',
      description: 'Which imports of JavaScript and TypeScript files to look at.',
      properties: {
        from: globs('Globs of the files that import.'),
        to: globs('Globs of what they import: files of the repository (`reference/**`), or names of packages (`pg`).'),
      },
      required: ['from', 'to'],
      additionalProperties: false,
    },
    packages: globs('Globs of the packages that a `package.json` asks for: `*` or `@scope/*`.'),
    scripts: globs('Globs of the scripts that a `package.json` has.'),
    operations: globs('Globs of the operations that an OpenAPI document has: `DELETE /api/**`.'),
  },
  additionalProperties: false,
  examples: [
    {imports: {from: 'src/**', to: 'reference/**'}},
    {imports: {from: ['src/**', '!src/**/*.test.ts'], to: ['pg', 'pg-*']}},
    {files: 'src/**/*.js'},
    {packages: '*', scripts: 'test'},
    {operations: 'DELETE /api/**'},
  ],
}

const seen: Record<keyof Repo, JsonSchema> = {
  files: {type: 'array', items: {type: 'string'}, description: 'The files that fit, sorted.'},
  imports: {
    type: 'array',
    items: {type: 'string'},
    description: 'The imports that fit, sorted: `src/a.ts → src/b.ts`, `src/a.ts → pg`.',
  },
  packages: {
    type: 'object',
    additionalProperties: {type: 'string'},
    description: 'The packages that fit, by name, and the version that is asked for.',
  },
  scripts: {type: 'array', items: {type: 'string'}, description: 'The names of the scripts that fit, sorted.'},
  operations: {
    type: 'array',
    items: {type: 'string'},
    description: 'The operations that fit, sorted, base path included: `GET /api/orders/{id}`.',
  },
}

/** JSON Schema of what is seen: of what is asked for, and of nothing else. */
export function observation(asked: Partial<Repo>): JsonSchema {
  const properties = Object.fromEntries(Object.entries(seen).filter(([name]) => name in asked))
  return {type: 'object', properties, required: Object.keys(properties), additionalProperties: false}
}
