import fc from 'fast-check'
import {expect, it} from 'vitest'
import {difference} from './difference.ts'

function shown(expected: string, seen: string): string[] {
  return difference(expected, seen).map(({sign, text}) => sign + text)
}

it('shows what is missing and what is too much, with what stands around it', () => {
  expect(shown('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c'])
  const [was, is] = ['1\n2\n3\n4\n5\n6\n7\n8\n9', 'one\n2\n3\n4\n5\n6\n7\n8\nnine']
  expect(shown(was, is)).toEqual(['-1', '+one', ' 2', ' 3', '…', ' 7', ' 8', '-9', '+nine'])
})

it('lets `...` stand for any lines and `[..]` for anything in a line', () => {
  expect(shown('start\n...\nend', 'start\nx\ny\nend')).toEqual([])
  expect(shown('took [..] ms, [..] rows', 'took 12 ms, 3 rows')).toEqual([])
  expect(shown('took [..] ms', 'took 12 s')).toEqual(['-took [..] ms', '+took 12 s'])
  expect(shown('...\ntables 16\nend', 'a\ntables 15\nend')).toEqual([' a', ' tables 15', '-tables 16', ' end'])
})

it('is empty where only the end of the last line differs', () => {
  expect(shown('a\n', 'a')).toEqual([])
})

it('stays small and quick for large texts', () => {
  const started = performance.now()
  const lines = difference('a\n'.repeat(100_000), 'b\n'.repeat(100_000))
  expect(lines).toHaveLength(41)
  expect(lines.at(-1)).toEqual({sign: '…', text: 'more lines'})
  expect(performance.now() - started).toBeLessThan(2000)
})

it('tells both sides whole', () => {
  const lines = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), {minLength: 1, maxLength: 8})
    .map((parts) => parts.join('\n'))
  fc.assert(
    fc.property(lines, lines, (expected, seen) => {
      const found = difference(expected, seen)
      const minus = found.filter(({sign}) => sign === '-').map(({text}) => text)
      const plus = found.filter(({sign}) => sign === '+').map(({text}) => text)
      expect(expected.split('\n').length - minus.length).toBe(seen.split('\n').length - plus.length)
      expect(found.length === 0).toBe(expected === seen)
    }),
  )
})
