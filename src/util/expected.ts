import type {Json, JsonObject} from '../model.ts'
import {listed, plainly} from './describe.ts'
import {isObject} from './is-object.ts'

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
}

/**
 * What a JSON Schema wants, in a few words: its `title` where that starts like a noun phrase (`a duration like 30s`),
 * else its values, its alternatives or its types.
 */
export function expected(schema: Json | undefined): string {
  if (!isObject(schema)) return 'nothing'
  const {title, const: constant, enum: values, type, pattern} = schema
  if (typeof title === 'string' && /^(an?|one|text|the|nothing|`)(\b| )/.test(title)) return title
  if (constant !== undefined) return listed([plainly(constant)])
  if (Array.isArray(values)) return listed(values.map(plainly))
  const branches = [schema.oneOf, schema.anyOf].find(Array.isArray)
  if (branches) return joined(branches.map(expected))
  if (typeof pattern === 'string') return `text that matches \`/${pattern}/\``
  if (type === undefined) return 'another value'
  return joined([type].flat().map((name) => typeNames[plainly(name)] ?? plainly(name)))
}

function joined(phrases: string[]): string {
  const different = [...new Set(phrases)]
  return different.length < 2 ? different.join('') : `${different.slice(0, -1).join(', ')} or ${different.at(-1)}`
}

/** Whether a value has one of the types that a JSON Schema names; true where it names none. */
export function fitsType(value: Json, {type}: JsonObject): boolean {
  return type === undefined || [type].flat().some((name) => isOfType(value, name))
}

function isOfType(value: Json, type: Json): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === type
}
