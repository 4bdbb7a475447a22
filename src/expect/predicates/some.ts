import {fieldOfItems} from '../below.ts'
import {typeFlaws} from '../fit.ts'
import {preparing} from '../gathered.ts'
import {whatItIs} from '../json-type.ts'
import type {Operator} from '../predicate.ts'
import {reachOf} from '../reach.ts'
import {show} from '../show.ts'
import {met, moot} from '../verdict.ts'

export const some: Operator = {
  name: 'some',
  written: '`{some: <predicate>}`',
  means: 'holds for at least one item of a list',
  nests: true,
  examples: [
    {predicate: {some: 'admin'}, accepts: [['user', 'admin']], rejects: [[], ['user'], 'admin', null]},
    {predicate: {not: {some: '~ ERROR'}}, accepts: [[], ['fine']], rejects: [['fine', 'an ERROR'], 'fine']},
  ],
  parse: (argument, parse) => {
    const inner = parse(argument)
    return {
      ...preparing([inner]),
      judge: (seen, scene) => {
        if (!Array.isArray(seen)) return moot(`${show(seen)} is ${whatItIs(seen)}, not a list`)
        const below = {...scene, field: fieldOfItems(scene.field)}
        let doubt
        for (const [index, item] of seen.entries()) {
          const verdict = inner.judge(item, below)
          if (verdict.met === true) return met
          if (verdict.met === undefined)
            doubt ??= {why: `[${index}]: ${verdict.why ?? show(item)}`, error: verdict.error}
        }
        return doubt ?? {met: false, why: `none of ${seen.length} items`}
      },
      fits: (field) => [...typeFlaws('{some: …}', ['array'], field), ...inner.fits(fieldOfItems(field))],
      reach: (field) => (reachOf(inner, fieldOfItems(field)) === 'none' ? 'none' : 'some'),
    }
  },
}
