import {expect, test} from 'vitest'
import {samplePage} from '../../../test/site/theme/demo/sample-page.ts'
import {shareProofs} from './share-proofs.ts'

test('what did not change is the same object as before', () => {
  const before = samplePage().proofs
  const next = samplePage().proofs
  next.targets.local!.results.healthy!.time = '2026-11-22T05:00:00.000Z'
  next.asOf = '2026-11-22T05:00:00.000Z'
  const shared = shareProofs(before, next)
  expect(shared).toEqual(next)
  expect(shared.targets.local!.results.orders).toBe(before.targets.local!.results.orders)
  expect(shared.targets.local!.trend.healthy).toBe(before.targets.local!.trend.healthy)
  expect(shared.targets.local!.results.healthy).toBe(next.targets.local!.results.healthy)
})

test('what is known of whether a check can fail goes along', () => {
  const time = '2026-11-22T05:00:00.000Z'
  const before = samplePage().proofs
  const next = samplePage().proofs
  next.targets.local!.controls = {
    healthy: {digest: 'sha256:1', state: 'toothless', survived: ['a'], tried: 1, time},
  }
  expect(shareProofs(before, next)).toEqual(next)
})
