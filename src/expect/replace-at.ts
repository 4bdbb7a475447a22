import type {Json, JsonSchema, Observation} from '../model.ts'
import {isObject} from '../util/is-object.ts'
import {fieldBelow} from './below.ts'
import {unknownField, type Field} from './field.ts'
import {parsePath} from './path.ts'
import {isCaseless} from './read-path.ts'

/**
 * A copy of an observation with another value at the end of a path; `undefined` takes away what is there, of a list with all
 * that comes after it. The same observation where the path leads nowhere.
 */
export function replaceAt(
  observation: Observation,
  path: string,
  value: Json | undefined,
  schema?: JsonSchema,
): Observation {
  const {keys} = parsePath(path)
  const field: Field = schema ? {schema, whole: schema} : unknownField
  return keys ? (put(observation, keys, field, value) as Observation) : observation
}

function put(whole: Json, [written, ...keys]: (string | number)[], field: Field, value: Json | undefined): Json {
  const key = isCaseless(field) ? String(written).toLowerCase() : written!
  const last = keys.length === 0
  const below = (part: Json) => put(part, keys, fieldBelow(field, key), value)
  if (Array.isArray(whole)) {
    const index = Number(key)
    if (!(index < whole.length)) return whole
    if (last && value === undefined) return whole.slice(0, index)
    return whole.with(index, last ? value! : below(whole[index]!))
  }
  if (!isObject(whole) || !Object.hasOwn(whole, key)) return whole
  if (!last) return {...whole, [key]: below(whole[key]!)}
  const {[key]: _gone, ...others} = whole
  return value === undefined ? others : {...whole, [key]: value}
}
