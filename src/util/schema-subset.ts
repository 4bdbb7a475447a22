import type {Json} from '../model.ts'
import {isObject} from './is-object.ts'

const annotations = ['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples', 'deprecated']
const marks = [
  'readOnly',
  'writeOnly',
  'unit',
  'markdownDescription',
  'defaultSnippets',
  'contentMediaType',
  'contentEncoding',
]
const assertions = ['type', 'required', 'enum', 'const', 'minItems', 'maxItems', 'uniqueItems', 'pattern', 'minLength']
const limits = [
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minProperties',
  'maxProperties',
]
const plain = new Set([...annotations, ...marks, ...assertions, ...limits])
const schemas = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else'])
const lists = new Set(['allOf', 'anyOf', 'oneOf'])

const known = new WeakMap<object, boolean>()

/** Whether a JSON Schema has only keywords that {@link checkSchema} knows. */
export function isWithinSubset(schema: Json): boolean {
  if (!isObject(schema)) return typeof schema === 'boolean'
  let within = known.get(schema)
  if (within === undefined) known.set(schema, (within = Object.entries(schema).every(isKnown)))
  return within
}

function isKnown([keyword, value]: [string, Json]): boolean {
  if (plain.has(keyword)) return true
  if (schemas.has(keyword)) return isWithinSubset(value)
  if (lists.has(keyword)) return Array.isArray(value) && value.length > 0 && value.every(isWithinSubset)
  return keyword === 'properties' && isObject(value) && Object.values(value).every(isWithinSubset)
}
