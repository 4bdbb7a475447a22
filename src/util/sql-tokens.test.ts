import fc from 'fast-check'
import {expect, it} from 'vitest'
import {sqlStatements, sqlTokens} from './sql-tokens.ts'

it.each([
  ['Select "A b", `c`, [d] from Public.X', ['select', 'A b', ',', 'c', ',', 'd', 'from', 'public', '.', 'x']],
  ["a -- b\n/* c */ 'it''s' e'\\'' 1.5", ['a', "'it''s'", "e'\\''", '1.5']],
  ['do $x$ create table a(); $x$ b', ['do', '$x$ create table a(); $x$', 'b']],
  ['a::int <> $1 and ${b}_c<d5 or e_<f>', ['a', '::', 'int', '<>', '$1', 'and', '${b}_c', '<', 'd5', 'or', 'e_<f>']],
])('%s', (sql, expected) => expect(sqlTokens(sql).map(({text}) => text)).toEqual(expected))

it('splits at semicolons that stand in no text', () => {
  const statements = sqlStatements("select ';'; ;$$;$$; b")
  expect(statements.map((tokens) => tokens.map(({text}) => text).join(' '))).toEqual(["select ';'", '$$;$$', 'b'])
})

it('is total, and knows where everything stands', () => {
  const marks = fc.constantFrom("'", '"', '`', '[', '$$', '$a$', '--', '/*', '\n', ' ', 'a', '1', ';', '<')
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), marks), {maxLength: 30}), (parts) => {
      const sql = parts.join('')
      let last = 0
      for (const {start, end} of sqlTokens(sql)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
    }),
  )
})
