import {expect, it} from 'vitest'
import type {Verification} from '../../proof.ts'
import {sayVerdict} from './say-verdict.ts'

const verified: Verification = {
  state: 'verified',
  target: 'local',
  checks: {},
  counts: {verified: 3, broken: 0, stale: 0, expired: 0, unproven: 0},
  flaky: 0,
  waived: 0,
}

it.each<[Partial<Verification>, string]>([
  [{}, '3 checks'],
  [{flaky: 1, waived: 2}, '3 checks, 1 flaky, 2 waived'],
  [{toothless: 2}, '3 checks, 2 toothless'],
  [{state: 'broken', counts: {...verified.counts, broken: 1}, toothless: 1}, '1 of 4 checks did not hold, 1 toothless'],
])('says %j', (given, words) => {
  expect(sayVerdict({...verified, ...given})).toBe(words)
})
