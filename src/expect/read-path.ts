import type {Json, JsonSchema, Observation} from '../model.ts'
import {quote} from '../util/describe.ts'
import {isObject} from '../util/is-object.ts'
import {nearest} from '../util/nearest.ts'
import {fieldBelow} from './below.ts'
import {resolved, unknownField, type Field} from './field.ts'
import {typeWords, whatItIs} from './json-type.ts'
import {parsePath} from './path.ts'

/** What stands at the end of a path: the value and its field, or why there is none. */
export interface Read {
  value?: Json
  field: Field
  /** How far the path leads: `` `json.database` is there, `connected` is not ``. */
  lost?: string
}

/**
 * The value that a path leads to; undefined where it leads nowhere. A map whose schema says `caseless: true` (the headers
 * of a response, with names in lower case) is read without regard to case; for that, the schema has to be given.
 */
export function readPath(observation: Observation, path: string, schema?: JsonSchema): Json | undefined {
  const {keys} = parsePath(path)
  return keys && follow(observation, keys, schema).value
}

/** Follows the steps of a path, through the value and its schema side by side. */
export function follow(observation: Observation, keys: (string | number)[], schema?: JsonSchema): Read {
  let value: Json = observation
  let field: Field = schema ? {schema, whole: schema} : unknownField
  for (const [index, written] of keys.entries()) {
    const key = isCaseless(field) ? String(written).toLowerCase() : written
    const next = member(value, key)
    if (next === undefined) return {field: unknownField, lost: lostAt(value, keys, index)}
    field = field.schema === undefined ? field : fieldBelow(field, key)
    value = next
  }
  return {value, field}
}

/** A path as it is written. */
export function pathText(keys: (string | number)[]): string {
  return keys
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`
      if (!/^[^.[\]"]+$/.test(key)) return `[${JSON.stringify(key)}]`
      return index === 0 ? key : `.${key}`
    })
    .join('')
}

/** Whether the names of a map are read without regard to case. */
export function isCaseless(field: Field): boolean {
  return field.schema !== undefined && resolved(field).caseless === true
}

function member(value: Json, key: string | number): Json | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(String(key)) ? value[Number(key)] : undefined
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function lostAt(value: Json, keys: (string | number)[], index: number): string {
  const name = quote(pathText(keys.slice(index, index + 1)))
  if (index === 0) return `${name} is not there${similar(value, keys[0]!)}`
  const found = quote(pathText(keys.slice(0, index)))
  if (Array.isArray(value)) return `${found} is there and has ${items(value.length)}, ${name} is not one of them`
  if (!isObject(value)) return `${found} is ${whatItIs(value)}, not ${typeWords.object}: ${name} cannot be in it`
  return `${found} is there, ${name} is not${similar(value, keys[index]!)}`
}

function similar(value: Json, key: string | number): string {
  const names = isObject(value) ? nearest(String(key), Object.keys(value).slice(0, 200)) : []
  return names.length === 0 ? '' : `; ${quote(names[0]!)} is`
}

function items(count: number): string {
  return count === 0 ? 'no items' : count === 1 ? 'one item' : `${count} items`
}
