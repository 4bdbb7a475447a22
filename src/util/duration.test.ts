import {expect, it} from 'vitest'
import {durationMs} from './duration.ts'

it.each([
  ['30s', 30_000],
  ['250ms', 250],
  ['1.5h', 5_400_000],
  ['2m', 120_000],
  ['14d', 1_209_600_000],
  ['0s', 0],
])('%s is %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})

it.each(['30', 's', '-1s', '30 s', '30S', '1e3s', '', '1h30m', '٣s'])('%j is no duration', (text) => {
  expect(durationMs(text)).toBeUndefined()
})
