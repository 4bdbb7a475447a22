import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {fieldOf} from '../field.ts'
import {typeFlaws} from '../fit.ts'
import {preparing} from '../gathered.ts'
import {whatItIs} from '../json-type.ts'
import type {Operator} from '../predicate.ts'
import {reachOf} from '../reach.ts'
import {show} from '../show.ts'
import {moot} from '../verdict.ts'

const count = fieldOf({type: 'integer', minimum: 0})

export const length: Operator = {
  name: 'length',
  written: '`{length: <predicate>}`',
  means: 'holds for the number of items of a list, of members of a map, or of characters of a text',
  nests: true,
  examples: [
    {predicate: {length: 2}, accepts: [[1, 2], 'ab', '👍👍', {a: 1, b: 2}], rejects: [[1], 'abc', {}, 2, null]},
    {predicate: {length: '> 0'}, accepts: [[1], 'a'], rejects: [[], '', {}, true]},
  ],
  parse: (argument, parse) => {
    const inner = parse(argument)
    return {
      ...preparing([inner]),
      judge: (seen, scene) => {
        const length = lengthOf(seen)
        if (length === undefined) return moot(`${show(seen)} is ${whatItIs(seen)}, which has no length`)
        const {met, error} = inner.judge(length, {...scene, field: count})
        return {met, error, why: `its length is ${length}`}
      },
      fits: (field) => [...typeFlaws('{length: …}', ['array', 'object', 'string'], field), ...inner.fits(count)],
      reach: () => reachOf(inner, count),
    }
  },
}

function lengthOf(seen: Json): number | undefined {
  if (Array.isArray(seen)) return seen.length
  if (isObject(seen)) return Object.keys(seen).length
  if (typeof seen !== 'string') return undefined
  let length = 0
  for (const _ of seen) length++
  return length
}
