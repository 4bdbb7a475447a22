import type {Json} from '../model.ts'

/** The six types of JSON. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

export const jsonTypes: JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object']

/** The type of a value as JSON names it. */
export function jsonType(value: Json): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  return type === 'object' ? 'object' : (type as JsonType)
}

/** A type as a sentence names it: `a list`, `text`. */
export const typeWords: Record<JsonType | 'integer', string> = {
  null: '`null`',
  boolean: '`true` or `false`',
  number: 'a number',
  integer: 'an integer',
  string: 'text',
  array: 'a list',
  object: 'a map',
}

/** What a value is, as a sentence says it: `text`, `a number`, `null`. */
export function whatItIs(value: Json): string {
  return typeof value === 'boolean' || value === null ? String(value) : typeWords[jsonType(value)]
}
