import type {Json} from '../model.ts'
import {jsonType} from './json-type.ts'
import {parsePredicate} from './parse.ts'
import {seenQuantity} from './quantity.ts'

/** What could stand where a value was seen, if reality were another. */
export interface OtherValues {
  /** Of any type, and on both sides of everything that the predicate tells apart. */
  any: Json[]
  /** Where the predicate compares a number: the number ten times as high, a tenth of it and 0, and so of what it is compared with; of 0, 10. */
  far: Json[]
}

/** Something of each type. */
const ofEachType: Json[] = [null, false, true, 0, 7, '', 'something else', [], {}]

/** Values to be held against a predicate that was met by what was seen. */
export function otherValues(written: Json, seen: Json): OtherValues {
  const samples = parsePredicate(written).samples?.() ?? []
  const own: Json[] = typeof seen === 'string' ? [`not ${seen}`, seen.slice(1)] : []
  const any = [...ofEachType, ...own, ...samples].filter(
    (value) => value !== seen || jsonType(value) !== jsonType(seen),
  )
  return {any, far: farFrom(seen, samples)}
}

/** No negative number where there was none: a count that is less than none is in no world. */
function farFrom(seen: Json, samples: Json[]): Json[] {
  const limits = samples.filter((sample) => typeof sample === 'number')
  const quantity = seenQuantity(seen)
  if (!quantity || limits.length === 0 || limits.length < samples.length) return []
  const around = (number: number) => (number === 0 ? [10] : [number * 10, number / 10])
  const numbers = [0, ...limits, ...[quantity.value, ...limits].flatMap(around)]
  const {unit = ''} = quantity
  return [...new Set(numbers)].map((number) => (typeof seen === 'number' ? number : `${number}${unit}`))
}
