import type {Json} from '../model.ts'
import {factsOf, type Facts, type Field} from './field.ts'
import {jsonType, jsonTypes, type JsonType} from './json-type.ts'
import type {Predicate, Reach, Scene} from './predicate.ts'

const numbers = [0, 1, -1, 0.5, 1e15, -1e15]
const texts = ['', 'a', '0', ' x ', 'a\nb\n\nc']
const usual: Json[] = [null, true, false, ...numbers, ...texts, [], [null], {}, {a: 1}]
const units = ['', 'ms', 'B', '%', '/s']

/**
 * Whether a predicate can tell anything apart among the values its field can have. By its form where that decides;
 * otherwise it is tried on values on both sides of everything it distinguishes.
 */
export function reachOf(predicate: Predicate, field: Field): Reach {
  return predicate.reach(field) ?? (predicate.samples ? tried(predicate, predicate.samples(), field) : 'some')
}

function tried(predicate: Predicate, samples: Json[], field: Field): Reach {
  const scene: Scene = {now: new Date(0), root: '', field}
  const facts = factsOf(field)
  const decides = facts.values ? ['all', 'none'] : (predicate.decides ?? [])
  const outcomes = new Map<JsonType, boolean | undefined>()
  let accepted = false
  let rejected = false
  for (const value of facts.values ?? values(samples, facts)) {
    const {met} = predicate.judge(value, scene)
    const type = jsonType(value)
    accepted ||= met === true
    // Not to apply to a type is to reject it where the types are known, or where it applies to other values of the type.
    rejected ||= met === false || (met === undefined && facts.types !== undefined)
    rejected ||= outcomes.has(type) && outcomes.get(type) !== met
    outcomes.set(type, met)
    if (accepted && rejected) return 'some'
    if (rejected && !decides.includes('none')) return 'some'
  }
  if (!accepted) return decides.includes('none') ? 'none' : 'some'
  return decides.includes('all') ? 'all' : 'some'
}

/** The values to try, within what the field can have; the cheapest first. */
function* values(samples: Json[], facts: Facts): Generator<Json> {
  const {types = jsonTypes, integer, minimum = -Infinity, maximum = Infinity} = facts
  const possible = (value: Json) =>
    types.includes(jsonType(value)) &&
    (typeof value !== 'number' || (value >= minimum && value <= maximum && (!integer || Number.isInteger(value))))
  yield* [...usual, ...samples].filter(possible)
  const bounds = [facts.minimum, facts.maximum].filter((bound) => bound !== undefined)
  const tries = between([...samples, ...usual, ...bounds].filter((value) => typeof value === 'number'))
  yield* tries.filter(possible)
  if (types.includes('string')) for (const number of tries) yield* units.map((unit) => `${number}${unit}`)
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
