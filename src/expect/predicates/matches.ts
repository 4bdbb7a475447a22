import type {Json, JsonObject} from '../../model.ts'
import {quote} from '../../util/describe.ts'
import {isObject} from '../../util/is-object.ts'
import {fieldBelow} from '../below.ts'
import type {Field} from '../field.ts'
import {typeFlaws} from '../fit.ts'
import {flawed} from '../flawed.ts'
import {preparing} from '../gathered.ts'
import {whatItIs} from '../json-type.ts'
import {predicateText} from '../predicate-text.ts'
import type {Flaw, Operator, Parse, Predicate, Scene} from '../predicate.ts'
import {reachOf} from '../reach.ts'
import {isCaseless} from '../read-path.ts'
import {show} from '../show.ts'
import {vacuityFlaws} from '../vacuous.ts'
import {allMet, moot, type Verdict} from '../verdict.ts'
import {unknown} from './keys.ts'

interface Member {
  name: string
  written: string
  predicate: Predicate
}

export const matches: Operator = {
  name: 'matches',
  written: '`{matches: {…}}`',
  means:
    'a map whose members are there and meet these predicates, at any depth; it may have others; a member named like an operator stands in a `matches` of its own',
  nests: true,
  examples: [
    {
      predicate: {matches: {a: 1, b: '/^x/'}},
      accepts: [{a: 1, b: 'xy', c: 0}],
      rejects: [{a: 1}, {a: 1, b: 'y'}, [], 1],
    },
    {predicate: {matches: {db: {up: true}}}, accepts: [{db: {up: true, ms: 3}}], rejects: [{db: {}}, {db: true}, {}]},
    {predicate: {matches: {tags: {equals: ['a']}}}, accepts: [{tags: ['a']}], rejects: [{tags: ['a', 'b']}]},
    {
      predicate: {matches: {box: {matches: {length: 5}}}},
      accepts: [{box: {length: 5}}],
      rejects: [{box: [1, 2, 3, 4, 5]}],
    },
  ],
  parse: (argument, parse) => {
    if (isObject(argument)) return subset(argument, parse)
    const hint = Array.isArray(argument) ? `did you mean ${quote(`{equals: ${predicateText(argument)}}`)}?` : undefined
    return flawed({reason: `Unexpected ${quote(show(argument))}, expected a map such as \`{matches: {id: 1}}\``, hint})
  },
}

function subset(written: JsonObject, parse: Parse): Predicate {
  const members = Object.entries(written).map(([name, value]) => member(name, value, parse))
  const predicates = members.map(({predicate}) => predicate)
  return {
    ...preparing(predicates),
    judge: (seen, scene) => {
      if (!isObject(seen)) return moot(`${show(seen)} is ${whatItIs(seen)}, not a map`)
      return allMet(members.map((one) => judgeMember(one, seen, scene)))
    },
    fits: (field) => {
      const wrong = typeFlaws('{matches: …}', ['object'], field)
      return wrong.length > 0 ? wrong : members.flatMap((one) => fits(one, field))
    },
    reach: (field) => {
      if (members.length === 0) return 'all'
      return members.some((one) => reachOf(one.predicate, fieldOf(one, field)) === 'none') ? 'none' : 'some'
    },
  }
}

function member(name: string, value: Json, parse: Parse): Member {
  const nested = isObject(value) && !Object.keys(value).some(parse.isOperator)
  return {name, written: predicateText(value), predicate: nested ? subset(value, parse) : parse(value)}
}

function judgeMember({name, written, predicate}: Member, seen: JsonObject, scene: Scene): Verdict {
  const key = isCaseless(scene.field) ? name.toLowerCase() : name
  if (!Object.hasOwn(seen, key)) return {met: false, why: `${quote(name)} is not there`}
  const value = seen[key]!
  const verdict = predicate.judge(value, {...scene, field: fieldBelow(scene.field, key)})
  if (verdict.met === true) return verdict
  const reason = verdict.why ?? `${show(value)}, expected ${quote(written)}`
  return {...verdict, why: `${quote(name)}: ${reason}`}
}

function fits(one: Member, field: Field): Flaw[] {
  const flaws = [...unknown(one.name, field), ...one.predicate.fits(fieldOf(one, field))]
  return flaws.length > 0 || one.predicate.flaws ? flaws : vacuityFlaws(one.written, one.predicate, fieldOf(one, field))
}

function fieldOf({name}: Member, field: Field): Field {
  return fieldBelow(field, isCaseless(field) ? name.toLowerCase() : name)
}
