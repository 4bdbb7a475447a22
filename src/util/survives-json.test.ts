import {expect, it} from 'vitest'
import {survivesJson} from './survives-json.ts'

it.each([[{a: [1, 'x', null, {b: true}]}], [0], [undefined], [''], [1e308]])('%j comes back from JSON', (value) => {
  expect(survivesJson(value)).toBe(true)
})

it.each([NaN, Infinity, -Infinity, -0])('%d does not come back from JSON, however deep', (number) => {
  expect(survivesJson({a: [{b: number}]})).toBe(false)
})
