import {isDeepStrictEqual} from 'node:util'
import {runInThisContext} from 'node:vm'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import type {Json} from '../model.ts'
import {literal} from './literal.ts'

const evaluate = (source: string): unknown => runInThisContext(`'use strict'; (${source})`)

const anyString = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('\\`$\'"{}'),
      '\n',
      '\r',
      '\t',
      ' ',
      '\u2028',
      '\u2029',
      '\ud800',
      '\udc00',
      '\u202e',
      '\0',
      '\u{e0041}',
      'a',
    ),
  }),
)
const anyKey = fc.oneof(anyString, fc.constantFrom('__proto__', 'constructor', 'class', '1', 'a-b', 'toString'))
const {json: anyJson} = fc.letrec<{json: Json}>((tie) => ({
  json: fc.oneof(
    {depthSize: 'small'},
    fc.constantFrom(null, true, false, -0, 1e21, 1e-7),
    fc.double({noNaN: true, noDefaultInfinity: true}),
    anyString,
    fc.array(tie('json')),
    fc.dictionary(anyKey, tie('json'), {noNullPrototype: true}),
  ),
}))

it('evaluates to the value it was made from, for any JSON', () => {
  fc.assert(
    fc.property(anyJson, fc.constantFrom('', '  ', '      '), (value, margin) => {
      expect(isDeepStrictEqual(evaluate(literal(value, margin)), value)).toBe(true)
    }),
    {numRuns: 2000},
  )
})

it('keeps a key `__proto__` as a key', () => {
  const value = JSON.parse('{"__proto__": {"polluted": true}}') as Json
  const back = evaluate(literal(value)) as object
  expect(Object.keys(back)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
})

it('is one line as long as that is short, and one item a line after that', () => {
  expect(literal({get: '/a', expect: {'json.ok': true, status: [200, 204]}})).toBe(
    `{get: '/a', expect: {'json.ok': true, status: [200, 204]}}`,
  )
  expect(literal({words: ['a'.repeat(60), 'b'.repeat(60)]})).toBe(
    `{\n  words: [\n    '${'a'.repeat(60)}',\n    '${'b'.repeat(60)}',\n  ],\n}`,
  )
})

it('writes a text of several lines as a template literal that no character of it can leave', () => {
  expect(literal('echo `date`\necho "${HOME} \\ $x"\n')).toBe('`echo \\`date\\`\necho "\\${HOME} \\\\ $x"\n`')
  expect(literal('one line\n')).toBe(`'one line\\n'`)
  expect(literal('trailing \n\r\nend')).toBe('`trailing\\x20\n\\r\nend`')
})

it('shows what a reviewer would not see', () => {
  expect(literal('a\u202eb\u200bc\u2028d\ud800')).toBe(`'a\\u202eb\\u200bc\\u2028d\\ud800'`)
})

it('takes the quote that needs fewer escapes', () => {
  expect(literal(`it's`)).toBe(`"it's"`)
  expect(literal(`say "it's" "so"`)).toBe(`'say "it\\'s" "so"'`)
})
