import {gathered} from '../gathered.ts'
import {reachOf} from '../reach.ts'
import type {Operator} from '../predicate.ts'
import {inverted} from '../verdict.ts'

const opposite = {all: 'none', none: 'all', some: 'some'} as const

export const not: Operator = {
  name: 'not',
  written: '`{not: <predicate>}`',
  means: 'the predicate does not hold; where it does not even apply (`{not: "> 5"}` on a list), neither does this',
  nests: true,
  examples: [
    {predicate: {not: 0}, accepts: [1, '0', null], rejects: [0]},
    {predicate: {not: '~ error'}, accepts: ['all is well', ''], rejects: ['an error', 5, null]},
    {predicate: {not: '> 90%'}, accepts: ['7%'], rejects: ['91%', '', [7], null]},
    {predicate: {not: {keys: ['error']}}, accepts: [{ok: true}, {}], rejects: [{error: 'x'}, 'x', []]},
  ],
  parse: (argument, parse) => {
    const inner = parse(argument)
    return {
      ...gathered([inner]),
      decides: inner.decides?.map((reach) => opposite[reach]),
      judge: (seen, scene) => inverted(inner.judge(seen, scene)),
      reach: (field) => {
        if (reachOf(inner, field) === 'all') return 'none'
        const reach = inner.reach(field)
        return reach && opposite[reach]
      },
    }
  },
}
