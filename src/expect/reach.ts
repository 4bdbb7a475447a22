import type {Json} from '../model.ts'
import {factsOf, type Field} from './field.ts'
import {jsonType, jsonTypes, type JsonType} from './json-type.ts'
import type {Predicate, Reach, Scene} from './predicate.ts'

const usual: Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  0.5,
  1e15,
  -1e15,
  '',
  'a',
  '0',
  ' x ',
  'a\nb\n\nc',
  [],
  [null],
  {},
  {a: 1},
]
const units = ['', 'ms', 'B', '%', '/s']

/**
 * Whether a predicate can tell anything apart among the values its field can have. By its form where that decides;
 * otherwise it is tried on values on both sides of everything it distinguishes.
 */
export function reachOf(predicate: Predicate, field: Field): Reach {
  return predicate.reach(field) ?? (predicate.samples ? tried(predicate, predicate.samples, field) : 'some')
}

function tried(predicate: Predicate, samples: () => Json[], field: Field): Reach {
  const scene: Scene = {now: new Date(0), root: '', field}
  const decides = factsOf(field).values ? ['all', 'none'] : (predicate.decides ?? [])
  const rejects = (value: Json) => predicate.judge(value, scene).met === false
  if (!decides.includes('none') && values([], field).some(rejects)) return 'some'
  const outcomes = new Map<JsonType, Set<boolean | undefined>>()
  for (const value of values(samples(), field)) {
    const type = jsonType(value)
    if (!outcomes.has(type)) outcomes.set(type, new Set())
    outcomes.get(type)!.add(predicate.judge(value, scene).met)
  }
  const kinds = [...outcomes.values()]
  if (!kinds.some((seen) => seen.has(true))) return decides.includes('none') ? 'none' : 'some'
  const uniform = kinds.every((seen) => seen.size === 1 && !seen.has(false))
  // Where the types are known, not to apply to one of them is to reject it.
  const rejectsType = factsOf(field).types !== undefined && kinds.some((seen) => seen.has(undefined))
  return uniform && !rejectsType && decides.includes('all') ? 'all' : 'some'
}

/** The values to try, within what the field can have. */
function values(samples: Json[], field: Field): Json[] {
  const facts = factsOf(field)
  if (facts.values) return facts.values
  const {types = jsonTypes, integer, minimum = -Infinity, maximum = Infinity} = facts
  const numbers = [...samples, ...usual, facts.minimum ?? 0, facts.maximum ?? 0].filter(
    (value) => typeof value === 'number',
  )
  const around = between(numbers)
  const written = around.flatMap((value) => units.map((unit) => `${value}${unit}`))
  return [...samples, ...usual, ...around, ...written].filter((value) => {
    if (typeof value !== 'number') return types.includes(jsonType(value))
    return types.includes('number') && value >= minimum && value <= maximum && (!integer || Number.isInteger(value))
  })
}

/** Numbers, and one between each two of them, whole where there is a whole one. */
function between(numbers: number[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const gaps = sorted.slice(1).flatMap((upper, index) => {
    const middle = sorted[index]! + (upper - sorted[index]!) / 2
    return [middle, Math.floor(middle), Math.ceil(middle)]
  })
  return [...sorted, ...gaps]
}
