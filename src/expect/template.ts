import type {Json} from '../model.ts'
import {isObject} from '../util/is-object.ts'

/** Stands where the value of a variable will stand: a noncharacter, which Unicode reserves for use inside a program. */
export const hole = '\uFDD0'

const mark = /\$\$|\$\{[^{}\n]*\}?/g

/** A predicate as it will be once variables are replaced, with a {@link hole} for each; `$$` is a dollar. What lies deeper than a predicate may is left as it is. */
export function withHoles(written: Json, depth = 0): Json {
  if (depth > 40) return written
  if (typeof written === 'string') {
    return written.includes('$') ? written.replace(mark, (found) => (found === '$$' ? '$' : hole)) : written
  }
  if (Array.isArray(written)) return written.map((item) => withHoles(item, depth + 1))
  if (!isObject(written)) return written
  return Object.fromEntries(Object.entries(written).map(([key, item]) => [key, withHoles(item, depth + 1)]))
}

/** The same text with the variables visible again, for messages. */
export function withoutHoles(text: string): string {
  return text.replaceAll(hole, '${…}')
}

/** Whether a variable stands anywhere in it. */
export function hasHole(written: Json): boolean {
  if (typeof written === 'string') return written.includes(hole)
  if (Array.isArray(written)) return written.some(hasHole)
  return isObject(written) && Object.values(written).some(hasHole)
}
