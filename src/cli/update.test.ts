import {expect, it} from 'vitest'
import {parse} from '../parse/index.ts'
import {applyEdits} from './edits.ts'
import {rewrite} from './update.ts'

const fence = '```'

function updated(text: string, seen: string): string {
  const [block] = parse({path: 'a.md', text, digest: ''}).blocks
  return applyEdits(text, [rewrite(block!, 'stdout', seen)!]).text
}

it('replaces the lines of the literal and no others, in any container, with any line ends', () => {
  const text = `1. A list\n\n   ${fence}check shell\n   id: a\n   run: x\n   expect:\n     stdout: |\n       one\n\n       two\n     exit: 0\n   ${fence}\n\nafter\n`
  const wanted = text.replace('       one\n\n       two\n', '       three\n\n       four\n')
  expect(updated(text, 'three\n\nfour\n')).toBe(wanted)
  expect(updated(text.replaceAll('\n', '\r\n'), 'three\n\nfour\n')).toBe(wanted.replaceAll('\n', '\r\n'))
})

it('keeps a literal that gets longer or shorter in its fence', () => {
  const text = `> ${fence}check shell\n> id: a\n> run: x\n> expect:\n>   stdout: |-\n>     one\n> ${fence}\n`
  expect(updated(text, 'a\nb\nc')).toBe(text.replace('>     one\n', '>     a\n>     b\n>     c\n'))
  expect(updated(text, '')).toBe(text.replace('>     one\n', '>\n'))
})

it('leaves every other way of writing a value alone', () => {
  for (const value of ['"a\\nb"', '>\n    a\n\n    b', 'plain']) {
    const [block] = parse({
      path: 'a.md',
      text: `${fence}check shell\nexpect:\n  stdout: ${value}\n${fence}\n`,
      digest: '',
    }).blocks
    expect(rewrite(block!, 'stdout', 'x'), value).toBeUndefined()
  }
})

it('shows only the lines that change', () => {
  const {diff} = applyEdits('a\nb\nc\nd\n', [{first: 1, last: 4, lines: ['a', 'x', 'y', 'd']}])
  expect(diff).toBe('@@ -2,2 +2,2 @@\n-b\n-c\n+x\n+y\n')
})
