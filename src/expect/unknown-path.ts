import type {JsonSchema} from '../model.ts'
import {listed, quote} from '../util/describe.ts'
import {didYouMean} from '../util/nearest.ts'
import {below, knownPaths} from './below.ts'
import {factsOf, type Field} from './field.ts'
import {typeWords} from './json-type.ts'
import type {Flaw} from './predicate.ts'
import {isCaseless, pathText} from './read-path.ts'

type Keys = (string | number)[]

const url = 'docs/language.md#predicates'
const rule = 'unknown-path'

/** Follows a path through the schema of an observation: the field it leads to, where one is known, or why it leads nowhere. */
export function locateField(keys: Keys, observation: JsonSchema): {field?: Field; flaw?: Flaw} {
  const start: Field = {schema: observation, whole: observation}
  let field = start
  for (const [index, written] of keys.entries()) {
    const key = isCaseless(field) ? String(written).toLowerCase() : written
    const step = below(field, key)
    if (step.is === 'open') return {}
    if (step.is === 'closed') {
      const unknown =
        step.names.length > 0 ? unknownName(keys, index, step.names, start) : beyondLeaf(keys, index, field)
      return {flaw: unknown}
    }
    field = step.field
  }
  return {field}
}

function unknownName(keys: Keys, index: number, names: string[], start: Field): Flaw {
  const {key, parent, where} = partsOf(keys, index)
  const prefix = parent === '' ? '' : `${parent}.`
  const known = [...names.map((name) => `${prefix}${name}`), ...knownPaths(start)]
  const hint = didYouMean(pathText(keys), known) ?? didYouMean(`${prefix}${key}`, known) ?? elsewhere(keys, known)
  return {reason: `Unexpected ${quote(key)}${where}, expected ${listed(names)}`, hint, url, rule}
}

/** The known paths that end in the same name. */
function elsewhere(keys: Keys, known: string[]): string | undefined {
  const paths = known.filter((path) => path.endsWith(`.${keys.at(-1)}`))
  return paths.length === 0 ? undefined : `did you mean ${listed(paths.slice(0, 3))}?`
}

function beyondLeaf(keys: Keys, index: number, field: Field): Flaw {
  const {key, parent, where} = partsOf(keys, index)
  const {types = [], integer} = factsOf(field)
  const words = types.map((type) => typeWords[type === 'number' && integer ? 'integer' : type]).join(' or ')
  const item = quote(`${parent}[0].${key}`)
  const hints = {
    length: 'did you mean `{length: …}`?',
    item: `did you mean ${item}? \`{every: …}\` and \`{some: …}\` look at all items`,
  }
  const hint = key === 'length' ? hints.length : types.includes('array') ? hints.item : undefined
  return {reason: `Unexpected ${quote(key)}${where}, expected nothing below ${words || 'it'}`, hint, url, rule}
}

function partsOf(keys: Keys, index: number): {key: string; parent: string; where: string} {
  const parent = pathText(keys.slice(0, index))
  return {key: pathText(keys.slice(index, index + 1)), parent, where: parent === '' ? '' : ` in ${quote(parent)}`}
}
