import {isDeepStrictEqual} from 'node:util'
import type {CheckSpec} from '../model.ts'

/** What a spec says where it says nothing: a generated script leaves these fields out. */
export const specDefaults = {
  options: {},
  expect: {},
  implied: [],
  timeoutMs: 30_000,
  effect: 'writes',
  tags: [],
  needs: [],
  capture: {},
  inputs: {},
  variables: [],
} satisfies Partial<CheckSpec>

/** The least that names a check: what it is, and where it stands. */
export type PartialSpec = Partial<CheckSpec> & Pick<CheckSpec, 'id' | 'kind' | 'place'>

/**
 * A whole spec from the fields that a generated script writes down: defaults filled in, `slug` and `name` taken from
 * the id at its last `#`, the document from the place. The inverse of {@link spareSpec}.
 */
export function completeSpec(partial: PartialSpec): CheckSpec {
  const mark = partial.id.lastIndexOf('#')
  return {
    ...structuredClone(specDefaults),
    slug: partial.id.slice(0, Math.max(mark, 0)),
    name: partial.id.slice(mark + 1),
    document: partial.place.path,
    title: '',
    digest: '',
    ...partial,
  }
}

/**
 * The order a reader wants the fields in: what it is, what it looks at, what it expects, when; last what only programs
 * read. Some are said also where they are what they would be anyway.
 */
const order = {
  id: 'always',
  kind: 'always',
  title: 'sometimes',
  effect: 'always',
  options: 'sometimes',
  expect: 'sometimes',
  implied: 'sometimes',
  until: 'sometimes',
  timeoutMs: 'sometimes',
  targets: 'sometimes',
  tags: 'sometimes',
  needs: 'sometimes',
  capture: 'sometimes',
  inputs: 'sometimes',
  fix: 'sometimes',
  waive: 'sometimes',
  role: 'sometimes',
  variables: 'sometimes',
  slug: 'sometimes',
  name: 'sometimes',
  document: 'sometimes',
  place: 'always',
  digest: 'sometimes',
} satisfies Record<keyof CheckSpec, 'always' | 'sometimes'>

/** A spec without the fields that {@link completeSpec} finds again, always in the same order. */
export function spareSpec(spec: CheckSpec): PartialSpec {
  const {id, kind, place} = spec
  const found = completeSpec({id, kind, place})
  const said = Object.entries(order).flatMap(([name, when]) => {
    const field = name as keyof CheckSpec
    const isSaid = spec[field] !== undefined && (when === 'always' || !isDeepStrictEqual(spec[field], found[field]))
    return isSaid ? [[field, spec[field]]] : []
  })
  return Object.fromEntries(said) as PartialSpec
}
