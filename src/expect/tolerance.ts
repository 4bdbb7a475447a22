import type {Json} from '../model.ts'
import {quote} from '../util/describe.ts'
import {isObject} from '../util/is-object.ts'
import type {Flaw} from './predicate.ts'
import {isQuantity, parseQuantity} from './quantity.ts'
import {show} from './show.ts'

/** How far a number may be from its baseline, in percent of it; infinite where that direction is never worse. */
export interface Tolerance {
  more: number
  less: number
  /** `±20%`, `+20%`, `-20%`. */
  text: string
}

/** Reads `20%`, `+20%` or `-20%`. */
export function parseTolerance(argument: Json): Tolerance | Flaw {
  const found = quote(typeof argument === 'string' ? argument : show(argument))
  const [, sign, amount] = /^([+-]?)\s*(\d[^]*)$/.exec(typeof argument === 'string' ? argument.trim() : '') ?? []
  const share = amount === undefined ? undefined : parseQuantity(amount)
  if (!share || !isQuantity(share) || share.unit !== '%') {
    const hint = typeof argument === 'number' ? `did you mean \`{baseline: ${argument}%}\`?` : undefined
    const wanted = 'expected a share such as `20%`, `+20%` (only more is worse) or `-20%` (only less is)'
    return {reason: `Unexpected ${found}, ${wanted}`, hint}
  }
  const percent = share.value
  if (sign === '-' && percent >= 100) {
    const reason = `Unexpected ${found}, expected less than 100%`
    return {reason, hint: 'nothing is less than nothing, so it asserts nothing', rule: 'vacuous'}
  }
  const text = `${sign || '±'}${percent}%`
  if (sign === '+') return {more: percent, less: Infinity, text}
  return {more: sign === '-' ? Infinity : percent, less: percent, text}
}

/** Whether what was read is a tolerance. */
export function isTolerance(parsed: Tolerance | Flaw): parsed is Tolerance {
  return 'more' in parsed
}

/** The tolerance of a predicate that compares with a baseline, by itself or among `all`; undefined where it does not. */
export function toleranceIn(written: Json): Tolerance | undefined {
  if (!isObject(written)) return undefined
  const own = written.baseline === undefined ? undefined : parseTolerance(written.baseline)
  if (own) return isTolerance(own) ? own : undefined
  for (const part of Array.isArray(written.all) ? written.all : []) {
    const tolerance = toleranceIn(part)
    if (tolerance) return tolerance
  }
  return undefined
}
