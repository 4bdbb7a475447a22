import type {Json} from '../model.ts'
import {mismatch} from './dimension.ts'
import {unitOf} from './field.ts'
import {whatItIs} from './json-type.ts'
import type {Scene} from './predicate.ts'
import {quantityText, seenQuantity, type Quantity} from './quantity.ts'
import {show} from './show.ts'
import {moot, type Verdict} from './verdict.ts'

/** Compares what was seen, in the unit of its field, with limits; the verdict says how a number came about. */
export function compared(seen: Json, {field}: Scene, limits: Quantity[], holds: (value: number) => boolean): Verdict {
  const quantity = seenQuantity(seen, unitOf(field))
  if (!quantity) return moot(`${show(seen)} is ${typeof seen === 'string' ? 'not a quantity' : whatItIs(seen)}`)
  for (const limit of limits) {
    const error = mismatch(quantity, limit)
    if (error) return {error}
  }
  const met = holds(quantity.value)
  if (typeof seen === 'number' && quantity.unit === undefined) return {met}
  const written =
    typeof seen === 'string' ? quantity.written : (limits.find(({unit}) => unit)?.written ?? quantity.written)
  return {met, why: `${show(seen)} → ${quantityText(quantity, written)}`}
}
