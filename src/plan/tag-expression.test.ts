import {runInThisContext} from 'node:vm'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import {fitsTags, parseTags, tagsOf} from './tag-expression.ts'

function fits(text: string, ...tags: string[]): boolean {
  const parsed = parseTags(text)
  if ('fault' in parsed) throw new Error(parsed.fault.reason)
  return fitsTags(parsed.expression, new Set(tags))
}

it.each([
  ['smoke', ['smoke'], true],
  ['smoke', ['slow'], false],
  ['not slow', [], true],
  ['smoke and not slow', ['smoke'], true],
  ['smoke and not slow', ['smoke', 'slow'], false],
  ['a or b and c', ['a'], true],
  ['(a or b) and c', ['a'], false],
  ['not a or b', ['b', 'a'], true],
  ['not (a or b)', ['b'], false],
  ['not not a', ['a'], true],
  ['  a   and\tb ', ['a', 'b'], true],
  ['team/db:v1.2 or x', ['team/db:v1.2'], true],
])('%s with %j is %s', (text, tags, expected) => {
  expect(fits(text, ...tags)).toBe(expected)
})

it.each([
  ['', 1, 'Unexpected end of the tag expression, expected a tag, `not` or `(`', undefined],
  ['smoke and', 10, 'Unexpected end of the tag expression, expected a tag, `not` or `(`', undefined],
  ['smoke slow', 7, 'Unexpected `slow` in the tag expression, expected `and`, `or` or the end', undefined],
  ['smoke, slow', 6, 'Unexpected `,` in the tag expression, expected `and`, `or` or the end', 'write `or` for `,`'],
  ['a && b', 3, 'Unexpected `&&` in the tag expression, expected `and`, `or` or the end', 'write `and` for `&&`'],
  ['!slow', 1, 'Unexpected `!` in the tag expression, expected a tag, `not` or `(`', 'write `not` for `!`'],
  ['(a or b', 8, 'Unexpected end of the tag expression, expected `and`, `or` or `)`', undefined],
  ['a)', 2, 'Unexpected `)` in the tag expression, expected `and`, `or` or the end', undefined],
  ['or', 1, 'Unexpected `or` in the tag expression, expected a tag, `not` or `(`', undefined],
])('%j is wrong at column %i', (text, column, reason, hint) => {
  expect(parseTags(text)).toEqual({fault: {column, reason, ...(hint && {hint})}})
})

it('never throws, nor overflows', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseTags(text)))
  for (const word of ['(', 'not ']) {
    expect(parseTags(word.repeat(100_000))).toMatchObject({
      fault: {reason: 'Unexpected nesting of more than 100, expected less'},
    })
  }
})

it('means what JavaScript means by the same expression', () => {
  const anyExpression = fc.letrec<{expression: string}>((tie) => ({
    expression: fc.oneof(
      {depthSize: 'small'},
      fc.constantFrom('a', 'b', 'c'),
      fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map((parts) => parts.join(' ')),
      tie('expression').map((inner) => `not (${inner})`),
      tie('expression').map((inner) => `(${inner})`),
    ),
  })).expression
  fc.assert(
    fc.property(anyExpression, fc.subarray(['a', 'b', 'c']), (text, tags) => {
      const has = (tag: string) => tags.includes(tag)
      const words: Record<string, string> = {and: '&&', or: '||', not: '!'}
      const script = text.replaceAll(/\w+/g, (word) => words[word] ?? String(has(word)))
      expect(fits(text, ...tags)).toBe(runInThisContext(script))
    }),
  )
})

it('lists the tags with their columns', () => {
  const parsed = parseTags('a and not (bb or a)')
  expect('expression' in parsed && tagsOf(parsed.expression)).toEqual([
    {tag: 'a', column: 1},
    {tag: 'bb', column: 12},
    {tag: 'a', column: 18},
  ])
})
