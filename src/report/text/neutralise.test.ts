import fc from 'fast-check'
import {expect, it} from 'vitest'
import {neutralise} from './neutralise.ts'

it.each([
  ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
  ['a\r\nb\rc\td\0', 'a\nb\\rc\\td\\u0000'],
  ['user\u202etxt.exe', 'user\\u202etxt.exe'],
  ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
  ['lone \ud800 and \udc00', 'lone \\ud800 and \\udc00'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['c1 \u009b2J', 'c1 \\u009b2J'],
  ['o\u200dk', 'o\\u200dk'],
])('spells %j as %j', (text, spelled) => {
  expect(neutralise(text)).toBe(spelled)
})

it('leaves what people write alone', () => {
  for (const text of ['Grüße, 世界', '👩‍🚀 🏳️‍🌈', 'می‌خواهم', 'עברית', 'e\u0301', 'a\nb'])
    expect(neutralise(text)).toBe(text)
})

it('is done after once', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (text) => {
      expect(neutralise(neutralise(text))).toBe(neutralise(text))
    }),
  )
})
