import type {Json, Unit} from '../model.ts'
import {listed, quote} from '../util/describe.ts'
import {didYouMean} from '../util/nearest.ts'
import type {Flaw} from './predicate.ts'
import {remember} from './remember.ts'

/** A number with its dimension, given in the base unit of that dimension. */
export interface Quantity {
  value: number
  /** The base unit: milliseconds, bytes, percent, per second; undefined for a bare number. */
  unit?: Unit
  /** The unit as it was written: `KiB`. */
  written: string
}

const units: Record<string, {unit: Unit; factor: number}> = {
  ms: {unit: 'ms', factor: 1},
  s: {unit: 'ms', factor: 1000},
  m: {unit: 'ms', factor: 60_000},
  h: {unit: 'ms', factor: 3_600_000},
  d: {unit: 'ms', factor: 86_400_000},
  B: {unit: 'B', factor: 1},
  KB: {unit: 'B', factor: 1000},
  KiB: {unit: 'B', factor: 1024},
  MB: {unit: 'B', factor: 1000 ** 2},
  MiB: {unit: 'B', factor: 1024 ** 2},
  GB: {unit: 'B', factor: 1000 ** 3},
  GiB: {unit: 'B', factor: 1024 ** 3},
  '%': {unit: '%', factor: 1},
  '/s': {unit: '/s', factor: 1},
}

/** What people write for our units. */
const synonyms: Record<string, string> = Object.fromEntries(
  Object.entries({
    ms: 'msec millis millisecond milliseconds',
    s: 'sec secs second seconds',
    m: 'min mins minute minutes',
    h: 'hr hrs hour hours',
    d: 'day days',
    B: 'b byte bytes',
    KB: 'k K kB kb Kb',
    MB: 'M mb Mb',
    GB: 'g G gb Gb',
    KiB: 'kib Ki',
    MiB: 'mib Mi',
    GiB: 'gib Gi',
    '%': 'percent pct',
    '/s': 'rps qps ps per/s req/s',
  }).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit])),
)

/** A dimension as a sentence names it, with an example. */
export const dimensions: Record<Unit, {name: string; example: string}> = {
  ms: {name: 'a duration', example: '500ms'},
  B: {name: 'a size', example: '5MB'},
  '%': {name: 'a share', example: '5%'},
  '/s': {name: 'a rate', example: '100/s'},
}

/** A number, perhaps with white space and a unit behind it. */
const shape = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)(?:\s*([A-Za-zµ%/]\S*))?$/

/** Reads a quantity as it is written in a predicate: `500`, `500ms`, `1.5 GiB`. Never throws. */
export function parseQuantity(text: string): Quantity | Flaw {
  const parts = shape.exec(text.trim())
  if (!parts) return {reason: `Unexpected ${quote(text)}, expected a quantity such as \`5\` or \`500ms\``}
  const [, number, written = ''] = parts
  const value = Number(number)
  if (written === '') return {value, written}
  const known = Object.hasOwn(units, written) ? units[written]! : undefined
  if (known) return {value: inBase(value, known.factor), unit: known.unit, written}
  const synonym = Object.hasOwn(synonyms, written) ? synonyms[written] : undefined
  const hint = synonym ? `did you mean \`${synonym}\`?` : didYouMean(written, Object.keys(units))
  return {reason: `Unexpected unit ${quote(written)}, expected ${listed(Object.keys(units))}`, hint}
}

/** Whether what was read is a quantity. */
export function isQuantity(parsed: Quantity | Flaw): parsed is Quantity {
  return 'value' in parsed
}

/**
 * A value that was seen, as a quantity: a number, or a text that is one (`"312 ms"`, `"42\n"`, `"1.5 kB"`). A number
 * without a unit is taken in the unit of its field. Undefined where it is no quantity.
 */
export function seenQuantity(seen: Json, unit?: Unit): Quantity | undefined {
  if (typeof seen === 'number') return Number.isFinite(seen) ? {value: seen, unit, written: unit ?? ''} : undefined
  if (typeof seen !== 'string' || seen.length > 60) return undefined
  const quantity = quantityOfText(seen)
  return quantity && {...quantity, unit: quantity.unit ?? unit, written: quantity.written || (unit ?? '')}
}

const quantityOfText = remember(500, (text: string): Quantity | undefined => {
  const parts = shape.exec(text.trim())
  const synonym = parts?.[2] !== undefined && Object.hasOwn(synonyms, parts[2]) ? synonyms[parts[2]] : parts?.[2]
  const quantity = parts ? parseQuantity(`${parts[1]}${synonym ?? ''}`) : undefined
  return quantity && isQuantity(quantity) && Number.isFinite(quantity.value) ? quantity : undefined
})

/** A quantity as it is written, in a unit of its dimension: `1.5GiB`; `≈` where it had to be rounded. */
export function quantityText({value, unit}: Quantity, written: string): string {
  const known = Object.hasOwn(units, written) && units[written]!.unit === unit ? units[written] : undefined
  const exact = value / (known?.factor ?? 1)
  const short = Number(exact.toPrecision(6))
  return `${short === exact ? '' : '≈'}${short}${known ? written : (unit ?? '')}`
}

/** Rounded to what a double can tell, so that `0.57s` is 570 ms and not a trace less. */
function inBase(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15))
}
