import {listed, quote} from '../../util/describe.ts'
import {isObject} from '../../util/is-object.ts'
import {didYouMean} from '../../util/nearest.ts'
import {below} from '../below.ts'
import type {Field} from '../field.ts'
import {typeFlaws} from '../fit.ts'
import {flawed, predicatesPage} from '../flawed.ts'
import {whatItIs} from '../json-type.ts'
import type {Flaw, Operator} from '../predicate.ts'
import {isCaseless} from '../read-path.ts'
import {show} from '../show.ts'
import {met, moot} from '../verdict.ts'

export const keys: Operator = {
  name: 'keys',
  written: '`{keys: […]}`',
  means: 'a map that has all of these members, whatever their values; it may have others',
  nests: false,
  examples: [
    {predicate: {keys: ['a', 'b']}, accepts: [{a: 1, b: null, c: 3}], rejects: [{a: 1}, {}, ['a', 'b'], 'a', null]},
    {predicate: {not: {keys: ['error']}}, accepts: [{}], rejects: [{error: null}]},
  ],
  parse: (argument) => {
    if (!Array.isArray(argument) || !argument.every((name) => typeof name === 'string')) {
      return flawed({
        reason: `Unexpected ${quote(show(argument))}, expected a list of names such as \`{keys: [id, name]}\``,
      })
    }
    return {
      judge: (seen, {field}) => {
        if (!isObject(seen)) return moot(`${show(seen)} is ${whatItIs(seen)}, not a map`)
        const caseless = isCaseless(field)
        const absent = argument.filter((name) => !Object.hasOwn(seen, caseless ? name.toLowerCase() : name))
        return absent.length === 0
          ? met
          : {met: false, why: `${listed(absent, 'and')} ${absent.length > 1 ? 'are' : 'is'} not there`}
      },
      fits: (field) => [
        ...typeFlaws('{keys: …}', ['object'], field),
        ...argument.flatMap((name) => unknown(name, field)),
      ],
      reach: () => (argument.length === 0 ? 'all' : 'some'),
    }
  },
}

/** What is wrong with the name of a member that the schema does not allow. */
export function unknown(name: string, field: Field): Flaw[] {
  const step = below(field, isCaseless(field) ? name.toLowerCase() : name)
  if (step.is !== 'closed' || step.names.length === 0) return []
  const hint = didYouMean(name, step.names)
  return [{reason: `Unexpected ${quote(name)}, expected ${listed(step.names)}`, hint, url: predicatesPage}]
}
