import type {Json} from '../model.ts'
import type {Path} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'

/** Calls `visit` with every value that is no list and no map, and with every key of a map, however deep. */
export function visitScalars(
  value: Json,
  path: Path,
  visit: (scalar: string | number | boolean | null, path: Path, on: 'key' | 'value') => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visitScalars(item, [...path, index], visit)
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const here = [...path, key]
      visit(key, here, 'key')
      visitScalars(item, here, visit)
    }
  } else {
    visit(value, path, 'value')
  }
}
