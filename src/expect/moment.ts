import type {Json} from '../model.ts'
import {isQuantity, parseQuantity} from './quantity.ts'

/** A date, as milliseconds since the epoch, or a duration from now, in milliseconds. */
export type Moment = {at: number} | {fromNow: number}

const date = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s?([Zz]|[+-]\d\d(?::?\d\d)?))?$/

/** Reads `2026-10-01`, an RFC 3339 date and time, or a duration from now such as `14d` or `-24h`. */
export function parseMoment(written: Json): Moment | undefined {
  if (typeof written !== 'string') return undefined
  const at = timeOf(written)
  if (at !== undefined) return {at}
  const duration = parseQuantity(written)
  return isQuantity(duration) && duration.unit === 'ms' ? {fromNow: duration.value} : undefined
}

/** A date that was seen, as milliseconds since the epoch: that number itself, or a date as of RFC 3339; a day starts at midnight UTC. */
export function seenTime(seen: Json): number | undefined {
  if (typeof seen === 'number') return Number.isFinite(seen) && Math.abs(seen) <= 8.64e15 ? seen : undefined
  return typeof seen === 'string' && seen.length < 60 ? timeOf(seen.trim()) : undefined
}

function timeOf(text: string): number | undefined {
  const parts = date.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = parts
  const whole = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  whole.setUTCFullYear(Number(year))
  if (whole.getUTCMonth() !== Number(month) - 1 || whole.getUTCDate() !== Number(day)) return undefined
  // A leap second is the 60th; it counts as the start of the next minute.
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined
  const clock =
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(`0.${fraction || 0}`) * 1000
  return whole.getTime() + clock - offsetOf(zone)
}

function offsetOf(zone: string): number {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return (parts[1] === '-' ? -minutes : minutes) * 60_000
}
