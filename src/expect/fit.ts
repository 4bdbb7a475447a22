import type {Json} from '../model.ts'
import {describe, listed, quote} from '../util/describe.ts'
import {factsOf, type Field} from './field.ts'
import {predicatesPage} from './flawed.ts'
import {jsonType, typeWords, type JsonType} from './json-type.ts'
import type {Flaw} from './predicate.ts'
import {withoutHoles} from './template.ts'

const fitting: Record<JsonType, string[]> = {
  null: ['null'],
  boolean: ['true', 'false'],
  number: ['200', '< 5', '10..20'],
  string: ['ok', '/^v2/', '~ part'],
  array: ['{length: 3}', '{every: …}', '{some: …}'],
  object: ['{keys: […]}', '{matches: {…}}'],
}

/** What is wrong when a predicate is about other types than its field can have. */
export function typeFlaws(written: string, about: JsonType[], field: Field): Flaw[] {
  const wanted = otherTypes(about, field)
  if (!wanted) return []
  const subject = about.map((type) => typeWords[type]).join(' or ')
  return [
    unfit(`${quote(withoutHoles(written))}, which is about ${subject}`, `one about ${wanted.words}`, wanted.types),
  ]
}

/** What is wrong when a value cannot be equal to anything its field can have. */
export function valueFlaws(value: Json, field: Field): Flaw[] {
  const wanted = otherTypes([jsonType(value)], field)
  return wanted ? [unfit(describe(value), wanted.words, wanted.types)] : []
}

function otherTypes(about: JsonType[], field: Field): {words: string; types: JsonType[]} | undefined {
  const {types, integer} = factsOf(field)
  if (!types || types.length === 0 || types.some((type) => about.includes(type))) return undefined
  const words = types.map((type) => typeWords[type === 'number' && integer ? 'integer' : type]).join(' or ')
  return {words, types}
}

function unfit(found: string, wanted: string, types: JsonType[]): Flaw {
  const hint = `${listed([...new Set(types.flatMap((type) => fitting[type]))])} would fit`
  return {reason: `Unexpected ${found}, expected ${wanted}`, hint, url: predicatesPage}
}
