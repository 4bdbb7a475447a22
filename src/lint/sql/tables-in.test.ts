import {expect, it} from 'vitest'
import {sqlStatements} from '../../util/sql-tokens.ts'
import {tablesIn} from './tables-in.ts'

function said(sql: string) {
  const {uses, makes} = tablesIn(sqlStatements(sql)[0]!)
  const told = uses.map(
    ({name, schema, alias}) => (schema ? `${schema}.` : '') + name + (alias === name ? '' : ` ${alias}`),
  )
  return [...told, ...makes.map((name) => `+${name}`)]
}

it.each([
  ['select a from b', ['b']],
  ['select * from s.b as c, "D" d left join e on c.x = e.x join lateral f(1) on true', ['s.b c', 'D d', 'e']],
  ['select extract(epoch from a), substring(b from 1) from c where d is distinct from e', ['c']],
  ['select count(*) from generate_series(1, 2)', []],
  ['select * from (select 1 from a) x', ['a']],
  ['with x as (select * from a), y (b) as (select 1) select * from x join y on true', ['a', 'x', 'y', '+x', '+y']],
  ['insert into a (b, c) values (1, 2) on conflict do update set b = 1', ['a']],
  ['update a set b = 1 from c where true returning *', ['a', 'c']],
  ['delete from only a using b where b.x = a.x', ['a', 'b']],
  ['select 1 from a for update', ['a']],
  ['truncate table a, b cascade', ['a', 'b']],
  ['reindex table concurrently a', ['a']],
  ['alter table if exists only a add b int', ['a']],
  ['create temp table if not exists s.a as select * from b', ['b', '+a']],
  ['select a into b from c', ['c', '+b']],
  ['copy a from stdin', []],
  ['drop table a', []],
])('%s', (sql, expected) => expect(said(sql)).toEqual(expected))
