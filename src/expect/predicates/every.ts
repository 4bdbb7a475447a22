import {fieldOfItems} from '../below.ts'
import {typeFlaws} from '../fit.ts'
import {preparing} from '../gathered.ts'
import {whatItIs} from '../json-type.ts'
import type {Operator} from '../predicate.ts'
import {reachOf} from '../reach.ts'
import {show} from '../show.ts'
import {met, moot} from '../verdict.ts'

export const every: Operator = {
  name: 'every',
  written: '`{every: <predicate>}`',
  means: 'holds for every item of a list that has some; of an empty list it says nothing, so it is not met',
  nests: true,
  examples: [
    {predicate: {every: '> 0'}, accepts: [[1], [1, 2]], rejects: [[], [0, 1], 5, null, {a: 1}]},
    {predicate: {every: {matches: {ok: true}}}, accepts: [[{ok: true, id: 1}]], rejects: [[{ok: true}, {id: 2}]]},
  ],
  parse: (argument, parse) => {
    const inner = parse(argument)
    return {
      ...preparing([inner]),
      judge: (seen, scene) => {
        if (!Array.isArray(seen)) return moot(`${show(seen)} is ${whatItIs(seen)}, not a list`)
        if (seen.length === 0) return moot('the list is empty')
        const below = {...scene, field: fieldOfItems(scene.field)}
        let doubt
        for (const [index, item] of seen.entries()) {
          const verdict = inner.judge(item, below)
          const why = `[${index}] is ${show(item)}${verdict.why ? ` (${verdict.why})` : ''}`
          if (verdict.met === false) return {met: false, why}
          if (verdict.met === undefined) doubt ??= {why, error: verdict.error}
        }
        return doubt ?? met
      },
      fits: (field) => [...typeFlaws('{every: …}', ['array'], field), ...inner.fits(fieldOfItems(field))],
      reach: (field) => reachOf(inner, fieldOfItems(field)),
    }
  },
}
