import {describe, expect, it} from 'vitest'
import type {Json} from '../model.ts'
import {forms, judgeValue} from './index.ts'
import {otherValues} from './other-values.ts'

async function met(written: Json, values: Json[]) {
  const context = {now: new Date(), root: ''}
  const judged = await Promise.all(values.map((value) => judgeValue('it', written, value, context)))
  return judged.filter((one) => one.met).map(({actual}) => actual)
}

it.each<[Json, Json]>([
  [200, 200],
  ['< 500', 12],
  ['< 500ms', '12 ms'],
  ['> 0', 3],
  ['>= 0.5', 1],
  [0, 0],
  ['<= 0', 0],
  ['10..20', 15],
  [[200, 204], 200],
  [{not: 5}, 3],
  ['!= 0', 7],
  ['<= 1000000', 1],
])('%j on %j is not met by every number that is far off', async (written, seen) => {
  const {far} = otherValues(written, seen)
  expect(far.length).toBeGreaterThan(0)
  expect((await met(written, far)).length).toBeLessThan(far.length)
})

it.each<[Json, Json]>([
  ['>= 0', 3],
  ['>= 0', 0],
  [{not: '< 0'}, 3],
])('%j on %j is met by every number there could be', async (written, seen) => {
  const {far} = otherValues(written, seen)
  expect(await met(written, far)).toEqual(far)
})

it.each<[Json, Json]>([
  ['ok', 'ok'],
  ['/^v2/', 'v20'],
  [{length: '> 0'}, ['a']],
  [{schema: {type: 'number'}}, 5],
])('%j on %j compares no number', (written, seen) => {
  expect(otherValues(written, seen).far).toEqual([])
})

it.each([
  [{schema: {}}, 5],
  [{any: [{not: 1}, 1]}, 5],
])('%j is met by anything', async (written, seen) => {
  const {any} = otherValues(written, seen)
  expect(await met(written, any)).toEqual(any)
})

describe.each(forms.flatMap(({name, examples}) => examples.map((example) => ({name, ...example}))))(
  '$name $predicate',
  ({predicate, accepts}) => {
    it('notices another value', async () => {
      const {any} = otherValues(predicate, accepts[0]!)
      expect((await met(predicate, any)).length).toBeLessThan(any.length)
    })
  },
)
