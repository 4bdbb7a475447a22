import type {Json} from '../../model.ts'
import {parseArray} from './parse-array.ts'

type Parse = (text: string) => Json

// Types by their oid, with the oid of their array: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat
const types: [oid: number, array: number, parse: Parse][] = [
  [16, 1000, (text) => text === 't'],
  [20, 1016, exactNumber],
  [21, 1005, exactNumber],
  [23, 1007, exactNumber],
  [26, 1028, exactNumber],
  [700, 1021, exactNumber],
  [701, 1022, exactNumber],
  [1700, 1231, exactNumber],
  [114, 199, parseJson],
  [3802, 3807, parseJson],
  [1184, 1185, instant],
  [1114, 1115, (text) => text.replace(' ', 'T')],
  [1186, 1187, seconds],
]

const asIs: Parse = (text) => text
const parsers = new Map<number, Parse>()
for (const [oid, array, parse] of types) parsers.set(oid, parse).set(array, (text) => parseArray(text, parse))
/** Arrays of texts: bpchar, varchar, text, name, uuid, date, time, inet. */
for (const array of [1014, 1015, 1009, 1003, 2951, 1182, 1183, 1041])
  parsers.set(array, (text) => parseArray(text, asIs))

/**
 * The parser for a type of PostgreSQL, from its text format to JSON: numbers that JSON cannot hold exactly stay text, an
 * instant is RFC 3339 in UTC, an interval without months is a number of seconds (`90s`); what is not known stays text.
 */
export function parserFor(oid: number): Parse {
  return parsers.get(oid) ?? asIs
}

/** A double holds every decimal of 15 digits; more is only exact for whole numbers up to 2^53. */
function exactNumber(text: string): Json {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length
  return digits <= 15 || String(number) === text
    ? Number.isInteger(number) && !Number.isSafeInteger(number)
      ? text
      : number
    : text
}

function parseJson(text: string): Json {
  return JSON.parse(text) as Json
}

/** `2026-01-02 03:04:05.678+02` in UTC; what lies outside of the calendar (`infinity`, `BC`) stays text. */
function instant(text: string): Json {
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return Number.isNaN(date.getTime()) ? text : date.toISOString()
}

/** `1 day 02:03:04.5` as `93784.5s`; months have no length, so an interval with months stays text. */
function seconds(text: string): Json {
  const parts = /^(?:(-?\d+) days?)?(?: ?(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?))?$/.exec(text)
  if (!parts || text === '') return text
  const [, days = '0', sign = '', hours = '0', minutes = '0', rest = '0'] = parts
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
  return `${Number((Number(days) * 86_400 + (sign === '-' ? -time : time)).toFixed(6))}s`
}
