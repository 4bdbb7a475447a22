import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {listed, quote} from '../util/describe.ts'
import {didYouMean} from '../util/nearest.ts'
import {below, knownPaths} from './below.ts'
import {factsOf, unknownField, type Field} from './field.ts'
import {typeWords} from './json-type.ts'
import {parsePredicate} from './parse.ts'
import {parsePath} from './path.ts'
import {predicateText} from './predicate-text.ts'
import type {Flaw} from './predicate.ts'
import {isCaseless, pathText} from './read-path.ts'
import {withHoles} from './template.ts'
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
  const flaws = [...(predicate.check?.() ?? []), ...predicate.fits(field)]
  return flaws.length > 0 ? flaws : vacuityFlaws(predicateText(written), predicate, field)
}

function locate(path: string, observation: JsonSchema): {field?: Field; flaw?: Flaw} {
  const {keys, flaw} = parsePath(path)
  if (flaw) return {flaw}
  let field: Field = {schema: observation, whole: observation}
  for (const [index, written] of keys.entries()) {
    const key = isCaseless(field) ? String(written).toLowerCase() : written
    const step = below(field, key)
    if (step.is === 'open') return {}
    if (step.is === 'closed') return {flaw: unknownPath(keys, index, field, step.names, observation)}
    field = step.field
  }
  return {field}
}

function unknownPath(
  keys: (string | number)[],
  index: number,
  field: Field,
  names: string[],
  observation: JsonSchema,
): Flaw {
  const key = pathText(keys.slice(index, index + 1))
  const parent = pathText(keys.slice(0, index))
  const where = parent === '' ? '' : ` in ${quote(parent)}`
  const url = 'docs/language.md#paths'
  if (names.length === 0) {
    const words =
      factsOf(field)
        .types?.map((type) => typeWords[type])
        .join(' or ') ?? 'empty'
    const hint = key === 'length' ? 'did you mean `{length: …}`?' : undefined
    return {reason: `Unexpected ${quote(key)}${where}, expected nothing below it: it is ${words}`, hint, url}
  }
  const prefix = parent === '' ? '' : `${parent}.`
  const known = [...names.map((name) => `${prefix}${name}`), ...knownPaths({schema: observation, whole: observation})]
  const hint = didYouMean(pathText(keys), known) ?? didYouMean(`${prefix}${key}`, known) ?? elsewhere(keys, known)
  return {reason: `Unexpected ${quote(key)}${where}, expected ${listed(names)}`, hint, url}
}

/** A known path that ends in the same name. */
function elsewhere(keys: (string | number)[], known: string[]): string | undefined {
  const paths = known.filter((path) => path.endsWith(`.${keys.at(-1)}`))
  return paths.length === 0 ? undefined : `did you mean ${listed(paths.slice(0, 3))}?`
}
