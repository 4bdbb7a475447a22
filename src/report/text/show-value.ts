import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {oneLine} from './one-line.ts'
import {spell} from './neutralise.ts'

/**
 * A value as one harmless line: text bare where it can be taken for nothing else, else as JSON; spaces that only look
 * like one are spelled; `nothing` where there is no value.
 */
export function showValue(value: Json | undefined, max = 200): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? bare(value) : JSON.stringify(shallow(value, 12))
  return oneLine(text, max).replace(/(?![ \u3000])\p{Zs}/gu, spell)
}

function bare(text: string): string {
  const ambiguous = text.trim() !== text || /^$|^(true|false|null|nothing)$|^["[{]|^-?\d+(\.\d+)?$/.test(text)
  return ambiguous ? JSON.stringify(text) : text
}

/** Deep values are cut, because JSON.stringify recurses and what a server answers may be nested ten thousand times. */
export function shallow(value: Json, depth: number): Json {
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.map((item) => shallow(item, depth - 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shallow(item, depth - 1)]))
}
