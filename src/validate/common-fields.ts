import type {JsonObject, JsonSchema} from '../model.ts'
import {durationPattern} from '../util/duration.ts'

const duration: JsonSchema = {type: 'string', pattern: durationPattern, title: 'a duration like `30s`'}
const line: JsonSchema = {type: 'string', pattern: '^[^\\r\\n]*\\S[^\\r\\n]*\\n?$', title: 'one line of text'}
const names = (what: string): JsonSchema => ({
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: {type: 'string', minLength: 1, title: `the ${what}`},
})

const until: JsonSchema = {
  type: 'object',
  title: 'a map like `{within: 30s, every: 1s}`',
  required: ['within'],
  additionalProperties: false,
  properties: {
    within: {...duration, description: 'How long to go on looking.', examples: ['30s']},
    every: {...duration, description: 'Time from one look to the next.', default: '1s'},
    stable: {type: 'integer', minimum: 1, description: 'How many times in a row all has to hold.', default: 1},
  },
}

const capture: JsonSchema = {
  type: 'object',
  title: 'a map from names to paths',
  minProperties: 1,
  additionalProperties: {
    anyOf: [
      {type: 'string', minLength: 1, title: 'a path'},
      {
        type: 'object',
        title: 'a map like `{path: json.token, secret: true}`',
        required: ['path'],
        additionalProperties: false,
        properties: {path: {type: 'string', minLength: 1, title: 'a path'}, secret: {type: 'boolean'}},
      },
    ],
  },
}

const waive: JsonSchema = {
  type: 'object',
  title: 'a map like `{until: 2026-12-01, because: …}`',
  required: ['until', 'because'],
  additionalProperties: false,
  properties: {
    until: {
      type: 'string',
      title: 'a day like `2026-12-01`',
      description: 'The last day of the waiver.',
      examples: ['2026-12-01'],
    },
    because: {...line, title: 'the reason in one line', description: 'Why the check may fail until then.'},
  },
}

/** Fields every check has that a document may also give defaults for. */
const shared: Record<string, JsonSchema> = {
  until: {...until, description: 'Look again until every expectation holds.'},
  timeout: {...duration, description: 'Time that one look may take.', default: '30s'},
  effect: {enum: ['reads', 'writes', 'destroys'], description: 'What running the check can do to its target.'},
  targets: {...names('name of a target'), description: 'Names of the targets it applies to.'},
  tags: {
    type: 'array',
    uniqueItems: true,
    items: {
      type: 'string',
      pattern: '^(?!(?:and|or|not)$)[A-Za-z0-9][A-Za-z0-9_.:/-]*$',
      title: 'one word that is not `and`, `or` or `not`',
    },
    description: 'Words for selection.',
  },
  needs: {...names('id of a check'), description: 'Ids in the same document that must have passed before.'},
  waive: {...waive, description: 'The result is shown, but does not fail the run.'},
  role: {enum: ['symptom', 'recovery'], description: 'What the check proves in a playbook.'},
  fix: {...line, description: 'What to do when it fails.'},
}

/** JSON Schema of the fields that checks of every kind have; those of the kind stand beside them. */
export const commonSchema: JsonSchema & {properties: JsonObject} = {
  type: 'object',
  properties: {
    id: {type: 'string', description: 'Names the check; kebab-case, unique in the document.', examples: ['healthy']},
    title: {...line, description: 'The claim in words.'},
    expect: {
      type: 'object',
      title: 'a map from paths to predicates',
      description: 'What has to hold of what is seen.',
    },
    capture: {...capture, description: 'Values for later checks of the document.'},
    ...shared,
  },
}

/** Names of the fields that checks of every kind have. */
export const commonNames = Object.keys(commonSchema.properties)

/** JSON Schema of the defaults that a document gives its checks. */
export const defaultsSchema: JsonSchema = {
  type: 'object',
  title: 'a map of fields',
  additionalProperties: false,
  properties: shared,
}
