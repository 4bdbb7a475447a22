import {expect, it} from 'vitest'
import {createRateLimit} from './rate-limit.ts'

it('lets a burst of the limit through, then one for each share of a minute', () => {
  const take = createRateLimit(60)
  for (let left = 59; left >= 0; left--) expect(take('one', 0)).toMatchObject({allowed: true, remaining: left})
  expect(take('one', 0)).toEqual({allowed: false, remaining: 0, resetSeconds: 1})
  expect(take('other', 0).allowed).toBe(true)
  expect(take('one', 1000).allowed).toBe(true)
  expect(take('one', 1500).allowed).toBe(false)
})
