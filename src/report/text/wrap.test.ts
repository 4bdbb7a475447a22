import fc from 'fast-check'
import {expect, it} from 'vitest'
import {displayWidth, fit, pad} from './display-width.ts'
import {wrap} from './wrap.ts'

it.each([
  ['plain', 5],
  ['世界', 4],
  ['👩‍🚀', 2],
  ['e\u0301', 1],
  ['✅ ok', 5],
  ['✓ ok', 4],
  ['│ é — “ÿ” …', 11],
  ['한국어', 6],
  ['ﾊﾝ', 2],
])('measures %s as %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

it('fits and pads by columns', () => {
  expect(fit('世界世界', 5)).toBe('世界…')
  expect(pad('世', 4)).toBe('世  ')
})

it('breaks at spaces, and words only where they are too long', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k'])
  expect(wrap('世界 世界', 4)).toEqual(['世界', '世界'])
})

it('keeps to the width and loses nothing but space', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 2, max: 20}), (text, width) => {
      const lines = wrap(text, width)
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    }),
  )
})
