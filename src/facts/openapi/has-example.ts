import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'

/**
 * Whether an operation gives an example of a request or a response: `example` or `examples` of a parameter, a body, a response or a
 * schema that is written out in it. Examples of a shared schema are of the schema. References may be circular.
 */
export function hasExample(operation: Json, resolve: (reference: string) => Json | undefined): boolean {
  const seen = new Set<Json>()
  const pending = [{value: operation, namesOnly: false}]
  for (let one = pending.pop(); one; one = pending.pop()) {
    const {value, namesOnly} = one
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (!isObject(value)) {
      pending.push(...value.map((item) => ({value: item, namesOnly: false})))
      continue
    }
    for (const [key, inner] of Object.entries(value)) {
      if (!namesOnly && isGiven(key, inner)) return true
      if (key === '$ref' && typeof inner === 'string' && shared.test(inner))
        pending.push({value: resolve(inner) ?? null, namesOnly: false})
      else pending.push({value: inner, namesOnly: !namesOnly && /^(?:properties|patternProperties)$/.test(key)})
    }
  }
  return false
}

/** What is written out elsewhere, and is a part of the operation all the same. */
const shared = /^#\/(?:components\/)?(?:parameters|requestBodies|responses|headers)\//

function isGiven(key: string, value: Json): boolean {
  if (key === 'example') return value !== undefined
  if (key !== 'examples') return false
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0
}
