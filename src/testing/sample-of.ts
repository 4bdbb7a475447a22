import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {isObject} from '../util/is-object.ts'

/** A value that a schema describes, with all that it names in it. */
export function sampleOf(schema: JsonSchema): Json {
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]!
  const [type] = [schema.type].flat()
  if (type === 'object' || isObject(schema.properties)) return membersOf(schema)
  if (type === 'array') return Array.from({length: Number(schema.minItems ?? 1)}, () => sampleOf(itemsOf(schema)))
  if (type === 'string') return typeof schema.pattern === 'string' ? fitting(schema.pattern) : 'text'
  return type === 'boolean' ? true : type === 'null' ? null : 200
}

function membersOf({properties, additionalProperties}: JsonSchema): JsonObject {
  const named = isObject(properties) ? Object.entries(properties) : []
  const others = isObject(additionalProperties) ? [['other', additionalProperties] as const] : []
  return Object.fromEntries([...named, ...others].map(([name, schema]) => [name, sampleOf(schema as JsonSchema)]))
}

function itemsOf({items}: JsonSchema): JsonSchema {
  return isObject(items) ? items : {}
}

/** A text for the patterns that observations have: so many characters of a class. */
function fitting(pattern: string): string {
  const [, , count = '1'] = /^\^\[(.+)\]\{(\d+)\}\$$/.exec(pattern) ?? []
  return '0'.repeat(Number(count))
}
