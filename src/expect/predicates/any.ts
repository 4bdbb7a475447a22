import {flawed} from '../flawed.ts'
import {factsOf} from '../field.ts'
import {gathered} from '../gathered.ts'
import type {Operator, Predicate} from '../predicate.ts'
import {anyMet} from '../verdict.ts'

export const any: Operator = {
  name: 'any',
  written: '`{any: [...]}`',
  means: 'at least one of these predicates holds',
  nests: true,
  examples: [
    {predicate: {any: ['< 5', '> 10']}, accepts: [4, 11, '11'], rejects: [5, 10, 'x', null]},
    {predicate: {any: [{length: 0}, {every: 1}]}, accepts: [[], [1, 1]], rejects: [[2], 1]},
  ],
  parse: (argument, parse) => {
    if (Array.isArray(argument) && argument.length > 0) return disjunction(argument.map(parse))
    return flawed({reason: 'Unexpected `any` without predicates, expected a list such as `{any: [ok, /^warn/]}`'})
  },
}

/** The predicate that holds where one of its parts does. */
export function disjunction(parts: Predicate[]): Predicate {
  return {
    ...gathered(parts),
    judge: (seen, scene) => anyMet(parts.map(({judge}) => judge(seen, scene))),
    reach: (field) => {
      const reaches = parts.map(({reach}) => reach(field))
      if (reaches.every((reach) => reach === 'none')) return 'none'
      return reaches.includes('all') && factsOf(field).types?.length === 1 ? 'all' : undefined
    },
  }
}
