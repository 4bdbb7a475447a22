import fc from 'fast-check'
import {expect, test} from 'vitest'
import {samplePage} from '../../../test/site/theme/demo/sample-page.ts'
import {readProofs} from './read-proofs.ts'

const {proofs} = samplePage()

test('proofs are taken as they are', () => {
  expect(readProofs(proofs, 'deployment')).toBe(proofs)
})

test.each([
  ['another version', {...proofs, version: 2}],
  ['another document', {...proofs, slug: 'other'}],
  ['no time', {...proofs, asOf: 'soon'}],
  ['a list of targets', {...proofs, targets: []}],
  ['a target without results', {...proofs, targets: {local: {trend: {}}}}],
  ['null', null],
  ['a page of HTML', '<!doctype html>'],
])('%s is not', (_, answer) => {
  expect(readProofs(answer, 'deployment')).toBeUndefined()
})

test.each([
  ['reason', {}],
  ['status', 'fine'],
  ['durationMs', '12'],
  ['evidence', [{label: 'answer', text: {toString: 1}}]],
  ['expectations', [{path: 'a'}]],
  ['expectations', null],
  ['waived', {until: 1}],
])('a result whose `%s` is %j is not', (field, value) => {
  const answer = structuredClone(proofs)
  Object.assign(answer.targets.local!.results.healthy!, {[field]: value})
  expect(readProofs(answer, 'deployment')).toBeUndefined()
})

test('controls are taken where they are such', () => {
  const control = {digest: 'sha256:1', state: 'toothless', survived: ['a'], tried: 1, time: proofs.asOf}
  const local = (controls: unknown) => ({...proofs, targets: {local: {...proofs.targets.local, controls}}})
  const sound = local({healthy: control})
  expect(readProofs(sound, 'deployment')).toBe(sound)
  const odd = [
    null,
    [1],
    {healthy: null},
    {healthy: {...control, survived: 'a'}},
    {healthy: {...control, survived: [{}]}},
  ]
  for (const controls of odd) expect(readProofs(local(controls), 'deployment')).toBeUndefined()
})

test('no answer makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const answer of [
        value,
        {...proofs, targets: value},
        {...proofs, targets: {local: {results: value, trend: {}}}},
      ])
        readProofs(answer, 'deployment')
    }),
  )
})
