import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compareLiteral, literalMatches} from './literal.ts'

const line = fc.constantFrom('a', 'b', 'ab', 'aab', '', ' ', '...', '[..]', 'a[..]', '[..]b', 'a[..]b[..]')
const text = fc.array(line, {maxLength: 7}).map((lines) => lines.join('\n'))

describe('literalMatches', () => {
  it('agrees with a regular expression that says the same', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.constantFrom('a', 'b', 'ab', 'aab', '', 'aba'), {maxLength: 8}),
        (literal, lines) => {
          expect(literalMatches(literal, lines.join('\n'))).toBe(oracle(literal).test(block(lines.join('\n'))))
        },
      ),
      {numRuns: 3000},
    )
  })

  it('matches any text without elisions with itself, whatever its line ends', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        expect(literalMatches(text, text)).toBe(true)
        expect(literalMatches(text, `${text}\n`)).toBe(true)
        expect(literalMatches(text, text.replaceAll(/\r?\n/g, '\r\n'))).toBe(true)
      }),
    )
  })

  it.each([
    ['a\n...\nb\n...\nc', 'a\nx\nb\nc'],
    ['...\nend\n', 'end'],
    ['start\n...\n', 'start\n'],
    ['  ...\nx', 'y\nx'],
    ['[..]', 'x'],
    ['a [..] c [..] c', 'a b c c c'],
  ])('%j stands for %j', (literal, actual) => {
    expect(literalMatches(literal, actual)).toBe(true)
  })

  it.each([
    ['a\n...\na', 'a'],
    ['a[..]a', 'a'],
    ['a\n[..]\nb', 'a\nb'],
    ['a', 'a\n\nb'],
    ['[..]', ''],
    ['...\na\n...\na\n', 'x\na'],
  ])('%j does not stand for %j', (literal, actual) => {
    expect(literalMatches(literal, actual)).toBe(false)
  })

  it('does not blow up on hostile input', () => {
    const many = 'a\n'.repeat(200_000)
    expect(literalMatches(`${'...\na\n'.repeat(5000)}...\nb\n`, many)).toBe(false)
    expect(literalMatches(`...\n${'a\n'.repeat(20_000)}b\n...\n`, many)).toBe(false)
    expect(literalMatches(`${'[..]a'.repeat(5000)}[..]b\n`, 'a'.repeat(200_000))).toBe(false)
    expect(compareLiteral(`...\n${'[..]\n'.repeat(20_000)}b\n...\n`, many)).toEqual({matches: false, tooCostly: true})
  })
})

function oracle(literal: string): RegExp {
  const lines = literal.split('\n')
  while (lines.at(-1) === '') lines.pop()
  const source = lines.map((line) => {
    if (line === '...') return '(?:[^\\n]*\\n)*'
    return `${line
      .split('[..]')
      .map((part) => part.replaceAll(/\W/g, '\\$&'))
      .join('[^\\n]*')}\\n`
  })
  return new RegExp(`^${source.join('')}$`)
}

function block(text: string): string {
  const trimmed = text.replace(/\n+$/, '')
  return trimmed === '' ? '' : `${trimmed}\n`
}
