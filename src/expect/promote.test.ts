import fc from 'fast-check'
import {expect, it} from 'vitest'
import {literalMatches} from './literal.ts'
import {promote} from './promote.ts'

const line = fc.constantFrom(
  'a',
  'b',
  'took 5 ms',
  'took 7 ms',
  '',
  '...',
  '[..]',
  'took [..] ms',
  'took [..] s',
  'a[..]',
)
const literal = fc.array(line, {maxLength: 8}).map((lines) => lines.join('\n'))
const actual = fc.oneof(
  literal,
  fc.string({unit: 'binary'}),
  fc.array(fc.constantFrom('a', 'b', 'took 7 ms', 'x'), {maxLength: 9}).map((lines) => lines.join('\n')),
)

it('always gives a literal that matches what was seen, and the same one where it did already', () => {
  fc.assert(
    fc.property(literal, actual, (old, seen) => {
      const promoted = promote(old, seen)
      expect(literalMatches(promoted, seen)).toBe(true)
      if (literalMatches(old, seen)) expect(promoted).toBe(old)
      expect(promote(promoted, seen)).toBe(promoted)
    }),
    {numRuns: 3000},
  )
})

it.each([
  ['a change leaves the rest', 'a\nb\nc\n', 'a\nx\nc\n', 'a\nx\nc\n'],
  ['`...` stays where it covers something', 'start\n...\nend: 5\n', 'start\nx\ny\nend: 6\n', 'start\n...\nend: 6\n'],
  ['`...` at the end stays', 'start v1\n...\n', 'start v2\nx\ny\n', 'start v2\n...\n'],
  ['two `...` stay apart', 'a\n...\nm 1\n...\nz\n', 'a\n1\nm 2\n2\n3\nz\n', 'a\n...\nm 2\n...\nz\n'],
  ['new lines are written out', 'a\nc\n', 'a\nb\nc\nd\n', 'a\nb\nc\nd\n'],
  ['gone lines go', 'a\nb\nc\n', 'a\nc\n', 'a\nc\n'],
  ['lines with `[..]` that match stay', 'took [..] ms\n5 rows\n', 'took 9 ms\n6 rows\n', 'took [..] ms\n6 rows\n'],
  ['`[..]` stays in a line that changed', 'at [..]: 5 rows\n', 'at 10:42: 6 rows\n', 'at [..]: 6 rows\n'],
  ['what has nothing in common is replaced', 'at [..]: 5\n', 'panic!\n', 'panic!\n'],
  ['CRLF becomes LF', 'a\n', 'b\r\nc\r\n', 'b\nc\n'],
  ['nothing seen', 'a\n...\n', '', ''],
  ['`...` alone would assert nothing', 'a\n...\n', 'b\nc\n', 'b\n...\n'],
  ['nothing in common', '...\na\n', '1\n2\n', '...\n2\n'],
])('%s', (_, old, seen, promoted) => {
  expect(promote(old, seen)).toBe(promoted)
})

it('keeps a text too large to be aligned at what has changed', () => {
  const lines = Array.from({length: 30_000}, (_, index) => `line ${index}`)
  const old = `[..] 0\n${lines.slice(1).join('\n')}\n`
  const seen = lines.map((line, index) => (index % 3 === 1 ? `${line}!` : line)).join('\n')
  expect(literalMatches(promote(old, seen), seen)).toBe(true)
  expect(promote(old, seen)).toMatch(/^\[\.\.\] 0\nline 1!\n/)
})
