import fc from 'fast-check'
import {expect, it} from 'vitest'
import {modulesIn} from './modules-in.ts'

const names = (text: string) => modulesIn(text).map(({name}) => name)

it.each([
  [`import a from './a.ts'`, ['./a.ts']],
  [`import './b.css'; import type {C} from "c"\nimport * as d from 'd'`, ['./b.css', 'c', 'd']],
  [`import e, {type F,\n  g as h,\n} from './e.js'`, ['./e.js']],
  [
    `export {i} from './i'; export * from './j'; export * as k from 'k'; export type {L} from 'l'`,
    ['./i', './j', 'k', 'l'],
  ],
  [`const m = await import('./m.ts'), n = require("n")\nimport o = require('o')`, ['./m.ts', 'n', 'o']],
  [`import p from 'p' with {type: 'json'}`, ['p']],
  [`import {'odd name' as q} from 'q'`, ['q']],
  [`export const a = 'b'; export default 'c'; export type D = 'e' | 'f'; export {g}\nconst from = 'h'`, []],
  ['// import "a"\n/* import "b" */\n`import "c"`; `${1} from "x"`', []],
  [`const r = /import 'a'/; x.require('b'); require(c); import(d); import.meta.url`, []],
  [`const s = "import 'a'"; const t = 'it\\'s'; import u from 'u'`, ['u']],
  [`const v = 4 / 2; import w from 'w' // /`, ['w']],
  [`<p>don't</p>\nimport x from 'x'`, ['x']],
])('%s', (text, expected) => expect(names(text)).toEqual(expected))

it('knows where a name stands', () => {
  const text = `\nimport a from './a.ts'`
  const [found] = modulesIn(text)
  expect(text.slice(found!.at, found!.at + 6)).toBe('./a.ts')
})

it('is total', () => {
  const parts = fc.constantFrom(
    'import',
    ' ',
    "'",
    '"',
    '`',
    '/',
    '*',
    '{',
    '}',
    '(',
    'from',
    'export',
    '\\',
    '\n',
    'a',
  )
  fc.assert(
    fc.property(fc.array(parts, {maxLength: 40}), (list) => {
      modulesIn(list.join(''))
    }),
  )
})
