import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {unknownField, type Field} from './field.ts'
import {hasMisplacedBaseline, misplacedBaseline} from './misplaced-baseline.ts'
import {parsePredicate} from './parse.ts'
import {parsePath} from './path.ts'
import {predicateText} from './predicate-text.ts'
import type {Flaw} from './predicate.ts'
import {withHoles} from './template.ts'
import {locateField} from './unknown-path.ts'
import {vacuityFlaws} from './vacuous.ts'

/** Something wrong with one line of `expect`. */
export interface ExpectFlaw extends Flaw {
  /** The path it belongs to, as written. */
  path: string
}

/**
 * Everything that is wrong with `expect` before a run: paths that the observation cannot have, predicates that are not
 * well formed, that do not fit what is looked at, or that reject nothing or everything. Never throws.
 */
export function inspect(expect: JsonObject, observation: JsonSchema): ExpectFlaw[] {
  return Object.entries(expect).flatMap(([path, written]) => {
    const found = locate(path, observation)
    const flaws = [...(found.flaw ? [found.flaw] : []), ...inspectPredicate(written, found.field ?? unknownField)]
    return flaws.map((flaw) => ({path, ...flaw}))
  })
}

/** What is wrong with a path into an observation, for instance that of a capture; undefined when nothing is. */
export function inspectPath(path: string, observation: JsonSchema): Flaw | undefined {
  return locate(path, observation).flaw
}

function inspectPredicate(written: Json, field: Field): Flaw[] {
  const predicate = parsePredicate(withHoles(written))
  if (predicate.flaws) return predicate.flaws
  if (hasMisplacedBaseline(written)) return [misplacedBaseline]
  const flaws = [...(predicate.check?.() ?? []), ...predicate.fits(field)]
  return flaws.length > 0 ? flaws : vacuityFlaws(predicateText(written), predicate, field)
}

function locate(path: string, observation: JsonSchema): {field?: Field; flaw?: Flaw} {
  const {keys, flaw} = parsePath(path)
  return keys ? locateField(keys, observation) : {flaw}
}
