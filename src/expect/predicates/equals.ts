import type {Json} from '../../model.ts'
import {describe, listed} from '../../util/describe.ts'
import {didYouMean} from '../../util/nearest.ts'
import {factsOf, type Field} from '../field.ts'
import {valueFlaws} from '../fit.ts'
import {predicatesPage} from '../flawed.ts'
import {jsonEqual} from '../json-equal.ts'
import {whatItIs} from '../json-type.ts'
import type {Flaw, Operator, Predicate} from '../predicate.ts'
import {isQuantity, parseQuantity} from '../quantity.ts'
import {show} from '../show.ts'
import {met, unmet, type Verdict} from '../verdict.ts'

export const equals: Operator = {
  name: 'equals',
  written: '`{equals: …}`',
  means: 'equal as JSON, to the letter; also for texts that look like one of the short forms, and for lists and maps',
  nests: false,
  examples: [
    {predicate: {equals: '< 5'}, accepts: ['< 5'], rejects: [4, '4', '< 5\n']},
    {predicate: {equals: [1, {a: null}]}, accepts: [[1, {a: null}]], rejects: [[1], [{a: null}, 1], [1, {}], 1]},
    {predicate: {equals: {a: 1, b: 2}}, accepts: [{b: 2, a: 1}], rejects: [{a: 1}, {a: 1, b: 2, c: 3}]},
    {predicate: {equals: []}, accepts: [[]], rejects: [[0], {}, null]},
  ],
  parse: equality,
}

/** The predicate that only one value meets. */
export function equality(value: Json): Predicate {
  return {
    judge: (seen) => (jsonEqual(seen, value) ? met : differs(seen, value)),
    fits: (field) => fits(value, field),
    reach: () => undefined,
    samples: () => [value],
    decides: ['all', 'none'],
  }
}

function differs(seen: Json, value: Json): Verdict {
  if (typeof seen === typeof value || typeof seen === 'object' || typeof value === 'object') return unmet
  if (String(seen).trim() !== String(value)) return unmet
  const remedy = typeof value === 'string' && typeof seen === 'number' ? `; \`= ${value}\` compares numbers` : ''
  return {met: false, why: `${show(seen)} is ${whatItIs(seen)}, ${show(value)} is ${whatItIs(value)}${remedy}`}
}

function fits(value: Json, field: Field): Flaw[] {
  const [flaw] = valueFlaws(value, field)
  if (flaw) return [{...flaw, hint: unquoting(value, field) ?? flaw.hint}]
  const {values} = factsOf(field)
  if (!values || values.some((one) => jsonEqual(one, value))) return []
  const names = values.map((one) => (typeof one === 'string' ? one : show(one)))
  const hint = typeof value === 'string' ? didYouMean(value, names) : undefined
  return [{reason: `Unexpected ${describe(value)}, expected ${listed(names)}`, hint, url: predicatesPage}]
}

/** What to write where a text was written for a number or a boolean. */
function unquoting(value: Json, field: Field): string | undefined {
  const {types = []} = factsOf(field)
  if (typeof value !== 'string') return undefined
  if (types.includes('boolean') && /^(?:true|false)$/.test(value)) return `write \`${value}\` without quotes`
  if (!types.includes('number')) return undefined
  const quantity = parseQuantity(value)
  if (!isQuantity(quantity)) return undefined
  return quantity.unit ? `compare quantities: \`= ${value}\`` : `write \`${value}\` without quotes`
}
