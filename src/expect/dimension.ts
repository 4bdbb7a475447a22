import {factsOf, type Field} from './field.ts'
import {predicatesPage} from './flawed.ts'
import type {Flaw} from './predicate.ts'
import {dimensions, quantityText, type Quantity} from './quantity.ts'

/** Why a quantity that was seen cannot be compared with a limit; undefined where it can. Zero needs no unit. */
export function mismatch(seen: Quantity, limit: Quantity): string | undefined {
  if (seen.unit === limit.unit || (limit.unit === undefined && limit.value === 0)) return undefined
  return `Unexpected ${named(seen)}, expected ${limit.unit ? dimensions[limit.unit].name : 'a number without a unit'} to compare with ${text(limit)}`
}

/** What is wrong with the dimensions of limits for a field whose numbers have a unit, or certainly none. */
export function dimensionFlaws(limits: Quantity[], field: Field): Flaw[] {
  const {unit, types} = factsOf(field)
  const bare = types !== undefined && !types.includes('string')
  if (!unit && !bare) return []
  const wrong = limits.find((limit) => limit.unit !== unit && (limit.unit !== undefined || limit.value !== 0))
  if (!wrong) return []
  const found = `Unexpected ${named(wrong)}`
  if (!unit)
    return [{reason: `${found}, expected a number without a unit`, url: predicatesPage, rule: 'wrong-dimension'}]
  const {name, example} = dimensions[unit]
  const hint = wrong.unit ? undefined : `did you mean \`${wrong.value}${unit}\`?`
  return [
    {reason: `${found}, expected ${name} such as \`${example}\``, hint, url: predicatesPage, rule: 'wrong-dimension'},
  ]
}

function named(quantity: Quantity): string {
  return quantity.unit
    ? `${dimensions[quantity.unit].name.slice(2)} ${text(quantity)}`
    : `${text(quantity)} without a unit`
}

function text(quantity: Quantity): string {
  return `\`${quantityText(quantity, quantity.written)}\``
}
