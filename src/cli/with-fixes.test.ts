import fc from 'fast-check'
import {expect, it} from 'vitest'
import {withFixes} from './with-fixes.ts'

const at = (line: number, column: number, length: number, text: string) => ({
  start: {line, column},
  end: {line, column: column + length},
  text,
})

it('writes into the lines it is told and leaves every other character, whatever ends the lines', () => {
  const text = 'one a\r\ntwo b c\nthree\rfour d'
  const fixes = [at(4, 6, 1, 'D'), at(2, 5, 1, 'BB'), at(2, 7, 1, '')]
  const {text: fixed, diff} = withFixes(text, fixes)
  expect(fixed).toBe('one a\r\ntwo BB \nthree\rfour D')
  expect(diff).toBe('@@ -2,1 +2,1 @@\n-two b c\n+two BB \n@@ -4,1 +4,1 @@\n-four d\n+four D\n')
})

it('joins what stands in lines below each other, and counts the lines that were added', () => {
  const {text, diff} = withFixes('a\nb\nc\nd\n', [at(1, 1, 1, 'x\ny'), at(2, 1, 1, 'z'), at(4, 1, 1, 'e')])
  expect(text).toBe('x\ny\nz\nc\ne\n')
  expect(diff).toBe('@@ -1,2 +1,3 @@\n-a\n-b\n+x\n+y\n+z\n@@ -4,1 +5,1 @@\n-d\n+e\n')
})

it('makes the first of fixes that overlap, and none outside of the text', () => {
  const fixes = [at(1, 1, 3, 'x'), at(1, 2, 3, 'y'), at(1, 1, 3, 'z'), at(9, 1, 1, 'q')]
  expect(withFixes('abcd', fixes).text).toBe('xd')
  expect(withFixes('abcd', [])).toEqual({text: 'abcd', diff: ''})
})

it('gives a text that its diff leads to', () => {
  const lines = fc.array(fc.string({unit: fc.constantFrom('a', 'b', ' '), maxLength: 5}), {minLength: 1, maxLength: 8})
  const spots = fc.array(fc.tuple(fc.nat(7), fc.nat(5), fc.nat(3), fc.constantFrom('', 'X', 'Y\nZ')), {maxLength: 5})
  fc.assert(
    fc.property(lines, spots, (lines, spots) => {
      const fixes = spots
        .filter(([line, column, length]) => column + length <= (lines[line]?.length ?? -1))
        .map(([line, column, length, text]) => at(line + 1, column + 1, length, text))
      const {text, diff} = withFixes(lines.join('\n'), fixes)
      expect(patched(lines, diff).join('\n')).toBe(text)
    }),
  )
})

/** What `patch` makes of lines. */
function patched(lines: string[], diff: string): string[] {
  const result = [...lines]
  for (const hunk of diff.split(/^(?=@@ )/m).filter(Boolean)) {
    const [head, ...body] = hunk.replace(/\n$/, '').split('\n')
    const [, removed, first, added] = /-\d+,(\d+) \+(\d+),(\d+)/.exec(head!)!.map(Number)
    expect(result.slice(first! - 1, first! - 1 + removed!)).toEqual(body.slice(0, removed).map((line) => line.slice(1)))
    const put = body.slice(removed).map((line) => line.slice(1))
    expect(put).toHaveLength(added!)
    result.splice(first! - 1, removed!, ...put)
  }
  return result
}
