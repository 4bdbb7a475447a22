import type {Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {sqlStatements} from '../../util/sql-tokens.ts'
import {isForeign, knownTables} from '../sql/known-tables.ts'
import {sqlIn} from '../sql/sql-in.ts'
import {tablesIn} from '../sql/tables-in.ts'

const migrations = {
  'db/migrations/1.sql': 'create table orders (id int, state text);\ncreate table carts (id int);\n',
  'db/migrations/2.sql': 'drop table carts;\n',
}

/** A table that a query names is one that the migrations leave. */
export const unknownTable: Rule = {
  name: 'unknown-table',
  about: 'A table that a query names is made by a migration',
  why: 'A query against a table that is gone fails when somebody needs its answer, and nobody knows what replaced it.',
  remedy: 'Write the name that the table has now.',
  severity: 'warning',
  good: [
    {
      shows: 'tables that are there, partitions, the catalog, other schemas, and what the page makes itself',
      files: migrations,
      page: [
        '```sql',
        'create temp table slow as select * from orders;',
        'with old as (select * from orders) select * from old join slow on true;',
        'select * from pg_stat_activity, information_schema.tables, pgboss.job, orders_p01, ${TABLE};',
        '```',
        '',
        '```check sql',
        'id: a',
        'query: >-',
        '  select count(*)',
        '  from orders',
        'expect: {value: 1}',
        '```',
        '',
        'Run `psql -c "select extract(epoch from now()) from orders"`.',
      ].join('\n'),
    },
    {shows: 'a repository without migrations', page: '```sql\nselect * from anything\n```\n'},
  ],
  bad: [
    {
      shows: 'a table that was dropped, and one that never was',
      files: migrations,
      page: [
        '```sql',
        'select count(*) from carts c join orders o on true;',
        'update order set state = 1',
        '```',
        '',
        '```check sql',
        'id: a',
        'query: select 1 from Carts',
        'expect: {value: 1}',
        '```',
        '',
        '```sh',
        'psql "$URL" -c "delete from public.ordres"',
        '```',
      ].join('\n'),
      finds: ['2:22 carts', '3:8 order', '8:22 carts', '13:29 ordres'],
    },
  ],
  page: (page, {facts}) => {
    if (facts.all('table').length === 0) return []
    const known = knownTables(facts)
    const read = sqlIn(page).flatMap((sql) =>
      sqlStatements(sql.text).map((tokens) => ({sql, tables: tablesIn(tokens)})),
    )
    const made = new Set(read.flatMap(({tables}) => tables.makes))
    return read.flatMap(({sql, tables}) =>
      tables.uses.flatMap((table) => {
        const {name} = table
        const low = name.toLowerCase()
        if (known.names.has(low) || made.has(low) || isForeign(table, known)) return []
        const reason = `Unexpected table \`${name}\`, expected one that the migrations make`
        const hint = didYouMean(low, known.names.keys())
        return [{...sql.placeOf(table.start, table.end), subject: name, reason, ...(hint !== undefined && {hint})}]
      }),
    )
  },
}
