import type {Json} from '../model.ts'
import {isObject} from '../util/is-object.ts'
import {predicatesPage} from './flawed.ts'
import type {Flaw} from './predicate.ts'
import {operators} from './predicates/index.ts'

/** What is wrong with a baseline that stands where no value is recorded. */
export const misplacedBaseline: Flaw = {
  reason: 'Unexpected `baseline` inside of another operator, expected it by itself or among `all`',
  hint: 'a baseline is recorded for the value at the end of a path: `json.items[0].size: {baseline: 20%}`',
  url: predicatesPage,
}

/** Whether a predicate compares something else with a baseline than the value at the end of its path. */
export function hasMisplacedBaseline(written: Json, isFree = true): boolean {
  if (!isObject(written)) return false
  return Object.entries(written).some(([name, argument]) => {
    if (name === 'baseline') return !isFree
    if (!Object.hasOwn(operators, name) || !operators[name]!.nests) return false
    if (name === 'matches') return inMembers(argument)
    const parts = Array.isArray(argument) ? argument : [argument]
    return parts.some((part) => hasMisplacedBaseline(part, isFree && name === 'all'))
  })
}

/** The members of a map, of which each is a predicate or a map of members again. */
function inMembers(members: Json): boolean {
  if (!isObject(members)) return false
  return Object.values(members).some((part) => {
    const isPredicate = isObject(part) && Object.keys(part).every((name) => Object.hasOwn(operators, name))
    return isPredicate ? hasMisplacedBaseline(part, false) : inMembers(part)
  })
}
