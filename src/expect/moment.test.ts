import {expect, it} from 'vitest'
import {parseMoment, seenTime} from './moment.ts'

it.each([
  ['2026-10-01', '2026-10-01T00:00:00Z'],
  ['2026-10-01T12:30:15Z', '2026-10-01T12:30:15Z'],
  ['2026-10-01t12:30:15.25z', '2026-10-01T12:30:15.250Z'],
  ['2026-10-01T12:30:15+02:00', '2026-10-01T10:30:15Z'],
  ['2026-10-01 12:30:15.123456-03', '2026-10-01T15:30:15.123Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['0099-01-01', '0099-01-01T00:00:00Z'],
])('%s is %s', (text, time) => {
  expect(Math.floor(seenTime(text)!)).toBe(Date.parse(time))
  expect(seenTime(` ${text}\n`)).toBe(seenTime(text))
})

it.each([
  '2026-02-29',
  '2026-13-01',
  '2026-10-01T24:00:00Z',
  '2026-10-01T12:30:15',
  '2026-10-01T12:30Z',
  '01.10.2026',
  '',
  'now',
  null,
])('%j is no date', (text) => {
  expect(seenTime(text)).toBeUndefined()
})

it('is also a number of milliseconds since 1970, or a duration from now', () => {
  expect(seenTime(1_790_000_000_000)).toBe(1_790_000_000_000)
  expect(seenTime(1e300)).toBeUndefined()
  expect(parseMoment('-24h')).toEqual({fromNow: -86_400_000})
  expect(parseMoment('24')).toBeUndefined()
  expect(parseMoment('5MB')).toBeUndefined()
  expect(parseMoment(5)).toBeUndefined()
})
