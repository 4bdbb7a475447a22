import type {Json, JsonObject} from '../../src/model.ts'
import {isObject} from '../../src/util/is-object.ts'

/**
 * What a check expects of an answer so that the answer shown on the page is proven: everything in it by path, but for ids,
 * times and what `varies` names. A path in `instead` has an expectation of its own.
 */
export function expectationsOf(
  example: Json,
  varies: string[] = [],
  instead: Record<string, Json> = {},
): Record<string, Json> {
  return Object.fromEntries(walk('json', example))

  function walk(path: string, value: Json): [string, Json][] {
    if (instead[path] !== undefined) return [[path, instead[path]]]
    // The answer may have more members than the page shows.
    if (isStable(value) && !(path === 'json' && isObject(value))) return [[path, predicateFor(value)]]
    if (Array.isArray(value)) {
      const items = value.flatMap((item, index) => walk(`${path}[${index}]`, item))
      return [[path, {length: value.length}], ...items]
    }
    if (!isObject(value)) return []
    return Object.entries(value).flatMap(([key, item]) => (varies.includes(key) ? [] : walk(`${path}.${key}`, item)))
  }

  function isStable(value: Json): boolean {
    if (typeof value === 'string') return !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-|^\d{4}-\d\d-\d\dT/.test(value)
    if (Array.isArray(value)) return value.every(isStable)
    if (!isObject(value)) return true
    return Object.entries(value).every(([key, item]) => !varies.includes(key) && isStable(item))
  }
}

/** The shortest way to write that something equals a value. */
function predicateFor(value: Json): Json {
  const isPlain = typeof value !== 'object' && (typeof value !== 'string' || /^[A-Za-z][\w ,;.'()-]*$/.test(value))
  return isPlain || value === null ? value : ({equals: value} satisfies JsonObject)
}
