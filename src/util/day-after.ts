import {durationMs} from './duration.ts'

/** A time in days or in months of the calendar. */
export interface Interval {
  days?: number
  months?: number
}

/** A time like `90d`, `2 weeks`, `6 months` or `1 year`; undefined where the text is none, or is less than a day. */
export function readInterval(text: string): Interval | undefined {
  const [, count, unit] = /^(\d{1,4}) (day|week|month|year)s?$/.exec(text) ?? []
  const number = Number(count)
  if (unit === 'day' || unit === 'week') return {days: unit === 'week' ? number * 7 : number}
  if (unit !== undefined) return {months: unit === 'year' ? number * 12 : number}
  const ms = durationMs(text)
  return ms === undefined || ms < dayMs ? undefined : {days: Math.floor(ms / dayMs)}
}

const dayMs = 86_400_000

/** The day so much later, `YYYY-MM-DD`; where its month has no such day, the last one of that month. */
export function dayAfter(day: string, {days = 0, months = 0}: Interval): string | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const time = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)) + days * dayMs
  const later = new Date(time)
  return Number.isNaN(later.getTime()) || later.getUTCFullYear() > 9999 ? undefined : later.toISOString().slice(0, 10)
}
