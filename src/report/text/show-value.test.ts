import {expect, it} from 'vitest'
import {showValue} from './show-value.ts'

it.each([
  [undefined, 'nothing'],
  ['nothing', '"nothing"'],
  ['ok', 'ok'],
  ['', '""'],
  ['200', '"200"'],
  [200, '200'],
  ['true', '"true"'],
  [true, 'true'],
  [null, 'null'],
  ['v24.1.0\n', '"v24.1.0\\n"'],
  ['a\u00a0b', 'a\\u00a0b'],
  ['a\nb', 'a ⏎ b'],
  ['{"a":1}', '"{\\"a\\":1}"'],
  [{a: [1, null, 'x']}, '{"a":[1,null,"x"]}'],
])('shows %j as %s', (value, shown) => {
  expect(showValue(value)).toBe(shown)
})

it('cuts what is long, and says so', () => {
  expect(showValue('x'.repeat(500), 10)).toBe(`${'x'.repeat(10)}… (500 characters)`)
})
