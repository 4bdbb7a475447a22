import {expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import {observe} from './observe.ts'

it('sees the room on a disk', async () => {
  const seen = await observe({path: '.'}, contextFor())
  expect(seen.free).toBeGreaterThan(0)
  expect(seen.used).toBeLessThanOrEqual(100)
})

it('cannot tell of what is not there', async () => {
  await expect(observe({path: 'nothing'}, contextFor())).rejects.toThrow('cannot look at `nothing` (ENOENT)')
})
