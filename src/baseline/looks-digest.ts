import type {CheckSpec, JsonObject} from '../model.ts'
import {canonicalJson, digest} from '../util/digest.ts'

/**
 * The digest of what a check looks at: its kind and its options. What it expects is not in it, so that a tolerance can be
 * changed without recording again; nor are line breaks at the end of code, which a generated script does not keep.
 */
export function looksDigest({kind, options}: Pick<CheckSpec, 'kind' | 'options'>): string {
  const entries = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trimEnd() : value,
  ])
  return digest(canonicalJson({kind, options: Object.fromEntries(entries) as JsonObject}))
}
