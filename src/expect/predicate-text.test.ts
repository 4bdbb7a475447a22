import fc from 'fast-check'
import {CORE_SCHEMA, load} from 'js-yaml'
import {expect, it} from 'vitest'
import type {Json} from '../model.ts'
import {predicateText} from './predicate-text.ts'

it.each<[Json, string]>([
  [200, '200'],
  ['ok', 'ok'],
  ['200', '"200"'],
  ['true', '"true"'],
  ['', '""'],
  [' x', '" x"'],
  [null, 'null'],
  ['< 500ms', '< 500ms'],
  ['~ "part"', '~ "part"'],
  ['a\n...\n', 'a\n...\n'],
  [[200, 204], '[200, 204]'],
  [{not: 'ok'}, '{not: ok}'],
  [{all: ['> 5', '/^v\\d+/i']}, '{all: ["> 5", /^v\\d+/i]}'],
])('%j is shown as %s', (written, text) => {
  expect(predicateText(written)).toBe(text)
})

it('is YAML that means the predicate', () => {
  const word = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.constantFrom(
      '> 5',
      '~',
      'a: b',
      'a #b',
      '- a',
      '1_000',
      '0x1f',
      '.5',
      '1e3',
      'null',
      '/a,b/',
      '10..20',
      '=',
      '<<',
      'yes',
      '2026-10-01',
      '!= 0',
      '...',
      '---',
      'a:',
      '\u0085',
      '\u2028',
      '\uFEFF',
    ),
  )
  const json = fc.letrec<{json: Json}>((tie) => ({
    json: fc.oneof(
      {depthSize: 'small'},
      word,
      fc.constantFrom<Json>(null, true, 5, -1.5),
      fc.array(tie('json'), {maxLength: 3}),
      fc.dictionary(word, tie('json'), {maxKeys: 3, noNullPrototype: true}),
    ),
  })).json
  fc.assert(
    fc.property(json, (written) => {
      expect(load(predicateText([written]), {schema: CORE_SCHEMA})).toEqual([written])
    }),
    {numRuns: 1000},
  )
})
