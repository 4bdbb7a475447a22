import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isQuantity, parseQuantity, quantityText, seenQuantity} from './quantity.ts'

describe('parseQuantity', () => {
  it.each([
    ['500', 500, undefined],
    ['-2.5', -2.5, undefined],
    ['1e3', 1000, undefined],
    ['500ms', 500, 'ms'],
    ['0.57 s', 570, 'ms'],
    ['2m', 120_000, 'ms'],
    ['1.5h', 5_400_000, 'ms'],
    ['14d', 1_209_600_000, 'ms'],
    ['1KB', 1000, 'B'],
    ['1KiB', 1024, 'B'],
    ['1.5 GiB', 1_610_612_736, 'B'],
    ['5%', 5, '%'],
    ['100/s', 100, '/s'],
  ])('%s', (text, value, unit) => {
    const written = /[^\d.e -]+$|$/.exec(text)![0]
    expect(parseQuantity(text)).toEqual({value, written, ...(unit && {unit})})
  })

  it.each(['', 'x', '1_000', '1,5', '1.', '.5', '5 5', '1e9999x', '0x10', 'NaN', '1h30m'])('%j is none', (text) => {
    expect(isQuantity(parseQuantity(text))).toBe(false)
  })
})

describe('seenQuantity', () => {
  it.each([
    [42, 'ms', 42, 'ms'],
    ['42\n', undefined, 42, undefined],
    ['42', 'B', 42, 'B'],
    ['312 ms', undefined, 312, 'ms'],
    ['1.5 kB', undefined, 1500, 'B'],
    ['7 seconds', 'B', 7000, 'ms'],
  ] as const)('%j in a field of %s', (seen, unit, value, dimension) => {
    expect(seenQuantity(seen, unit)).toMatchObject({value, unit: dimension})
  })

  it.each([[Infinity], ['1e999'], ['v5'], ['2.1.3'], [''], [true], [null], [[5]]])('%j is none', (seen) => {
    expect(seenQuantity(seen)).toBeUndefined()
  })
})

it('writes what it can read back, to six digits', () => {
  const units = fc.constantFrom('', 'ms', 's', 'm', 'h', 'd', 'B', 'KB', 'KiB', 'MB', 'MiB', 'GB', 'GiB', '%', '/s')
  fc.assert(
    fc.property(fc.integer({min: -99_999, max: 99_999}), units, (number, unit) => {
      const parsed = parseQuantity(`${number / 100}${unit}`)
      expect(isQuantity(parsed) && quantityText(parsed, unit)).toBe(`${number / 100}${unit}`)
    }),
  )
})
