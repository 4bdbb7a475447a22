import type {CheckSpec} from '../model.ts'
import {specDigest} from './spec-digest.ts'

/** A check with what a run gives its inputs, and with the digest of that; names that are none of them are left alone. */
export function giveInputs(spec: CheckSpec, given: Readonly<Record<string, string>>): CheckSpec {
  const names = Object.keys(spec.inputs).filter((name) => Object.hasOwn(given, name))
  if (names.length === 0) return spec
  const inputs = {
    ...spec.inputs,
    ...Object.fromEntries(names.map((name) => [name, {...spec.inputs[name], given: given[name]!}])),
  }
  return {...spec, inputs, digest: specDigest({...spec, inputs})}
}
