import type {CheckSpec, JsonObject} from '../model.ts'
import {canonicalJson, digest} from './digest.ts'
import {inputValues} from './input-values.ts'

/**
 * The digest of what decides what a check does and when it passes: `kind`, `options`, `expect`, `until`, `timeoutMs`,
 * `effect`, `capture`, `needs` and, where there are any, the values of `inputs`, as canonical JSON. Not in it: where it stands
 * and what it is called, for whom and when it is selected, and what is said when it fails.
 */
export function specDigest(spec: Omit<CheckSpec, 'digest'>): string {
  const {kind, options, expect, until, timeoutMs, effect, capture, needs} = spec
  const values = inputValues(spec.inputs)
  const inputs = Object.keys(values).length > 0 ? values : undefined
  return digest(
    canonicalJson({kind, options, expect, until, timeoutMs, effect, capture, needs, inputs} as unknown as JsonObject),
  )
}
