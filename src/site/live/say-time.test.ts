import {expect, test} from 'vitest'
import {sayAge, sayDuration, saySize, sayTime} from './say-time.ts'

test.each([
  ['2026-11-22T04:00:59.999Z', '22 Nov 2026 04:00 UTC'],
  ['2026-01-02T23:05:00Z', '2 Jan 2026 23:05 UTC'],
  ['yesterday', 'yesterday'],
])('%s is said as %s', (time, said) => {
  expect(sayTime(time)).toBe(said)
})

test.each([
  ['2026-11-22T04:00:00Z', 'just now'],
  ['2026-11-22T03:48:00Z', '12 min ago'],
  ['2026-11-22T02:59:00Z', '1 h ago'],
  ['2026-11-20T04:01:00Z', '47 h ago'],
  ['2026-11-20T04:00:00Z', '2 days ago'],
  ['2026-11-22T05:01:00Z', 'in 1 h'],
  ['soon', undefined],
])('%s was %s', (time, said) => {
  expect(sayAge(time, Date.parse('2026-11-22T04:00:30Z'))).toBe(said)
})

test.each([
  [12.4, '12 ms'],
  [1400, '1.4 s'],
  [125_000, '2.1 min'],
])('%d ms are %s', (ms, said) => {
  expect(sayDuration(ms)).toBe(said)
})

test.each([
  [40, '40 B'],
  [1_048_576, '1048.6 KB'],
])('%d bytes are %s', (bytes, said) => {
  expect(saySize(bytes)).toBe(said)
})
