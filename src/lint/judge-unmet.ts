import {judgeNow} from '../expect/index.ts'
import type {Facts} from '../fact.ts'
import type {Kinds} from '../kind.ts'
import type {CheckSpec, Observation, Place} from '../model.ts'
import type {Unmet, WholeWorld} from '../rule.ts'

/** The checks of a project, and what the files of its repository say. */
export interface Judging {
  specs: readonly CheckSpec[]
  kinds: Kinds
  /** Everything that is known of the repository, whatever `lint` is told to leave out; asked for only where there is a check to judge. */
  facts: () => Facts
  placeOf: (spec: CheckSpec, path: string) => Place | undefined
  root: string
  today: string
}

/**
 * Judges the checks that look at nothing but facts, as their kinds do in a run. What cannot be told is not said: where a value is only
 * known in a run, where there is nothing to look at, and where nobody expects better before the day of a waiver.
 */
export function judgeUnmet({specs, kinds, facts, placeOf, root, today}: Judging): WholeWorld['unmetOn'] {
  const context = {now: new Date(today), root}
  const unmetOf = (spec: CheckSpec): Unmet[] => {
    const {name, options, expect, variables, waive, fix} = spec
    const kind = kinds[spec.kind]
    if (!kind?.inFacts || variables.length > 0 || waive) return []
    let seen: Observation
    try {
      seen = kind.inFacts(options, facts())
    } catch {
      return []
    }
    return judgeNow(expect, seen, kind.observation(options), context).flatMap((expectation) => {
      if (expectation.met || expectation.error !== undefined) return []
      const {start, end} = placeOf(spec, expectation.path) ?? spec.place
      return [{start, end, check: name, expectation, ...(fix !== undefined && {fix})}]
    })
  }
  return (path) => specs.filter(({document}) => document === path).flatMap(unmetOf)
}
