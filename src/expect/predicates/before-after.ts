import type {Json} from '../../model.ts'
import {quote} from '../../util/describe.ts'
import {factsOf, type Field} from '../field.ts'
import {typeFlaws} from '../fit.ts'
import {flawed, predicatesPage} from '../flawed.ts'
import {whatItIs} from '../json-type.ts'
import {parseMoment, seenTime, type Moment} from '../moment.ts'
import {predicateText} from '../predicate-text.ts'
import type {Flaw, Operator, Predicate} from '../predicate.ts'
import {show} from '../show.ts'
import {moot} from '../verdict.ts'

export const before: Operator = {
  name: 'before',
  written: '`{before: 2026-10-01}`, `{before: 14d}`',
  means:
    'a date (RFC 3339, or milliseconds since 1970) before another one, or before now and a duration; a negative duration lies in the past',
  nests: false,
  examples: [
    {
      predicate: {before: '2026-10-01'},
      accepts: ['2026-09-30T23:59:59Z', 0],
      rejects: ['2026-10-01', 'soon', null, []],
    },
    {predicate: {before: '-1d'}, accepts: ['2001-01-01'], rejects: ['9999-01-01']},
  ],
  parse: (argument) => comparing('before', argument, (seen, limit) => seen < limit),
}

export const after: Operator = {
  name: 'after',
  written: '`{after: -24h}`',
  means: 'a date after another one, or after now and a duration',
  nests: false,
  examples: [
    {
      predicate: {after: '2026-10-01T12:00:00+02:00'},
      accepts: ['2026-10-01T10:00:01Z', '2026-10-01 10:00:00.5+00'],
      rejects: ['2026-10-01T10:00:00Z', '2026-02-30', true],
    },
    {predicate: {after: '14d'}, accepts: ['9999-01-01'], rejects: ['2001-01-01']},
  ],
  parse: (argument) => comparing('after', argument, (seen, limit) => seen > limit),
}

function comparing(name: string, argument: Json, holds: (seen: number, limit: number) => boolean): Predicate {
  const moment = parseMoment(argument)
  if (!moment) return flawed(notMoment(argument))
  return {
    judge: (seen, {now}) => {
      const time = seenTime(seen)
      if (time === undefined) return moot(`${show(seen)} is ${typeof seen === 'string' ? 'no date' : whatItIs(seen)}`)
      const limit = 'at' in moment ? moment.at : now.getTime() + moment.fromNow
      return {met: holds(time, limit), why: `${dateText(time)}, expected ${name} ${dateText(limit)}`}
    },
    fits: (field) => [
      ...typeFlaws(`{${name}: …}`, ['string', 'number'], field),
      ...quantityFlaws(name, moment, argument, field),
    ],
    reach: () => 'some',
  }
}

function quantityFlaws(name: string, moment: Moment, argument: Json, field: Field): Flaw[] {
  const {unit} = factsOf(field)
  if (!unit) return []
  const sign = name === 'before' ? '<' : '>'
  const hint =
    unit === 'ms' && 'fromNow' in moment ? `did you mean ${quote(`${sign} ${predicateText(argument)}`)}?` : undefined
  return [{reason: `Unexpected \`${name}\` for a quantity, expected a comparison`, hint, url: predicatesPage}]
}

function notMoment(argument: Json): Flaw {
  const hint = argument === 'now' ? '`0s` is now' : undefined
  return {reason: `Unexpected ${quote(show(argument))}, expected a date (RFC 3339) or a duration such as \`14d\``, hint}
}

function dateText(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().replace('.000Z', 'Z') : `${time} ms since 1970`
}
