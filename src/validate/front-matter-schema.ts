import type {JsonSchema} from '../model.ts'
import {durationPattern} from '../util/duration.ts'
import {defaultsSchema} from './common-fields.ts'

const text: JsonSchema = {type: 'string', minLength: 1}
const texts: JsonSchema = {type: 'array', items: text}
const duration: JsonSchema = {type: 'string', pattern: durationPattern, title: 'a duration like `90d`'}
const day: JsonSchema = {type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', title: 'a day like `2026-10-01`'}
const variable: JsonSchema = {pattern: '^[A-Za-z_][A-Za-z0-9_]*$', title: 'a name of letters, digits and `_`'}

const input: JsonSchema = {
  type: 'object',
  title: 'a map like `{description: …, default: …}`',
  additionalProperties: false,
  properties: {
    description: {...text, description: 'What to put in.'},
    default: {type: 'string', description: 'The value where none is given.'},
    pattern: {type: 'string', description: 'Regular expression that the value has to match.'},
  },
}

/** JSON Schema of the front matter of a document. What it does not name is somebody else's and left alone. */
export const frontMatterSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    title: {type: ['string', 'number'], description: 'Title of the document. Default: its first heading.'},
    owner: {anyOf: [text, texts], description: 'Who keeps the document true.'},
    service: {anyOf: [text, texts], description: 'What the document is about.'},
    severity: {...text, description: 'How bad it is when the document is needed.', examples: ['P1']},
    alerts: {...texts, description: 'Names of the alerts that lead here.'},
    review: {
      type: 'object',
      title: 'a map like `{every: 90d, last: 2026-10-01}`',
      additionalProperties: false,
      properties: {
        every: {...duration, description: 'How often a person reads the document again.'},
        last: {...day, description: 'When a person last did.'},
      },
    },
    last_reviewed_on: {...day, description: 'As `review.last`.'},
    review_in: {
      type: 'string',
      pattern: '^\\d+ (day|week|month|year)s?$',
      title: 'a time like `3 months`',
      description: 'As `review.every`.',
    },
    verify: {
      type: 'object',
      title: 'a map like `{every: 24h}`',
      additionalProperties: false,
      properties: {every: {...duration, description: 'How old a proof may become.'}},
    },
    order: {
      enum: ['any', 'written'],
      description: '`any`: the checks of the document may run side by side.',
      default: 'written',
    },
    inputs: {
      description: 'Variables whose values are given with a run.',
      anyOf: [
        {type: 'array', title: 'a list of names', items: {type: 'string', ...variable}},
        {type: 'object', title: 'a map of inputs', propertyNames: variable, additionalProperties: input},
      ],
    },
    targets: {
      type: 'array',
      minItems: 1,
      items: {...text, title: 'the name of a target'},
      description: 'Names of the targets that the checks apply to.',
    },
    checks: {...defaultsSchema, description: 'Defaults for the fields of the checks.'},
  },
}
