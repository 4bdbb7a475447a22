import type {Json} from '../../model.ts'
import {quote} from '../../util/describe.ts'
import {flawed} from '../flawed.ts'
import {gathered} from '../gathered.ts'
import {predicateText} from '../predicate-text.ts'
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
    if (Array.isArray(argument) && argument.length > 0)
      return conjunction(argument.map((written) => ({written, predicate: parse(written)})))
    return flawed({reason: 'Unexpected `all` without predicates, expected a list such as `{all: [/^a/, /z$/]}`'})
  },
}

/** The predicate that holds where all of its parts do. */
export function conjunction(members: {written: Json; predicate: Predicate}[]): Predicate {
  const parts = members.map(({predicate}) => predicate)
  return {
    ...gathered(parts),
    judge: (seen, scene) => {
      const verdicts = parts.map(({judge}) => judge(seen, scene))
      const verdict = allMet(verdicts)
      if (verdict.met !== false || verdict.why) return verdict
      return {...verdict, why: `${quote(predicateText(members[verdicts.indexOf(verdict)]!.written))} does not hold`}
    },
    reach: (field) => {
      const reaches = parts.map(({reach}) => reach(field))
      if (reaches.includes('none')) return 'none'
      return reaches.every((reach) => reach === 'all') ? 'all' : undefined
    },
  }
}
