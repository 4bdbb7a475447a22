import {flawed} from '../flawed.ts'
import {gathered} from '../gathered.ts'
import type {Operator, Predicate} from '../predicate.ts'
import {allMet} from '../verdict.ts'

export const all: Operator = {
  name: 'all',
  written: '`{all: [...]}`',
  means: 'every one of these predicates holds; several operators in one map mean the same',
  nests: true,
  examples: [
    {predicate: {all: ['/^a/', '/z$/']}, accepts: ['abcz'], rejects: ['abc', 'xyz', 5]},
    {predicate: {length: '> 1', some: 'b'}, accepts: [['a', 'b']], rejects: [['b'], ['a', 'a'], 'b']},
  ],
  parse: (argument, parse) => {
    if (Array.isArray(argument) && argument.length > 0) return conjunction(argument.map(parse))
    return flawed({reason: 'Unexpected `all` without predicates, expected a list such as `{all: [/^a/, /z$/]}`'})
  },
}

/** The predicate that holds where all of its parts do. */
export function conjunction(parts: Predicate[]): Predicate {
  return {
    ...gathered(parts),
    judge: (seen, scene) => allMet(parts.map(({judge}) => judge(seen, scene))),
    reach: (field) => {
      const reaches = parts.map(({reach}) => reach(field))
      if (reaches.includes('none')) return 'none'
      return reaches.every((reach) => reach === 'all') ? 'all' : undefined
    },
  }
}
