import type {Comparison, Json} from '../model.ts'
import type {Recorded} from '../recorded.ts'
import {unitOf} from './field.ts'
import type {Scene} from './predicate.ts'
import {seenQuantity} from './quantity.ts'
import {toleranceIn} from './tolerance.ts'

/** What was recorded for the value that is judged; undefined where nothing was. */
export function recordedIn({baseline, path}: Scene): Recorded | undefined {
  if (typeof baseline !== 'object' || path === undefined) return undefined
  return Object.hasOwn(baseline.values, path) ? baseline.values[path] : undefined
}

/** How far a number is from its baseline, in percent of it; undefined where the baseline is 0, of which nothing is a share. */
export function differenceOf(seen: number, recorded: number): number | undefined {
  if (recorded === 0) return seen === 0 ? 0 : undefined
  return Number((((seen - recorded) / Math.abs(recorded)) * 100).toPrecision(12))
}

/** The numbers side by side, where a predicate compares with a baseline and a number was seen. */
export function comparisonOf(written: Json, seen: Json, scene: Scene): Comparison | undefined {
  const tolerance = toleranceIn(written)
  const quantity = tolerance && seenQuantity(seen, unitOf(scene.field))
  if (!quantity) return undefined
  const recorded = recordedIn(scene)
  const isAlike = recorded && recorded.unit === quantity.unit
  const difference = isAlike ? differenceOf(quantity.value, recorded.value) : undefined
  return {
    ...(isAlike && {recorded: recorded.value}),
    seen: quantity.value,
    ...(quantity.unit && {unit: quantity.unit}),
    ...(difference !== undefined && {difference}),
    tolerance: tolerance.text,
  }
}
