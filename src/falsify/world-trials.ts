import {isDeepStrictEqual} from 'node:util'
import type {Falsehood, Kind} from '../kind.ts'
import type {Passed} from '../passed.ts'
import type {Trial} from './trial.ts'

/** What is held against a check of a kind that names no wrong worlds. */
const nothing: Falsehood = {where: 'nothing is seen', seen: {}}

/** The worlds in which everything that was seen is wrong, as the kind tells them: the check as a whole has to notice. */
export function worldTrials({spec, options, observation, expect, holds}: Passed, kind: Kind): Trial[] {
  const told = kind.falsehoods?.(options, structuredClone(observation)) ?? [nothing]
  const looksAt = new Set(Object.keys(expect).map((path) => path.split(/[.[]/, 1)[0]!))
  return told
    .filter(({about}) => !about || about.some((name) => looksAt.has(name)))
    .filter(({seen}) => !isDeepStrictEqual(seen, observation))
    .map(({where, seen, hint}) => ({
      where,
      place: spec.place,
      ...(hint !== undefined && {hint}),
      // What the author's code would have stated there is not known, so it states nothing.
      survives: () => holds(seen, []),
    }))
}
