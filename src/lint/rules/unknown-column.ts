import type {Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {sqlStatements} from '../../util/sql-tokens.ts'
import {columnsIn} from '../sql/columns-in.ts'
import {knownTables} from '../sql/known-tables.ts'
import {sqlIn} from '../sql/sql-in.ts'
import {tablesIn} from '../sql/tables-in.ts'

const migrations = {
  'db/migrations/1.sql': 'create table orders (id int, status text, "Total" int);\ncreate table views (like orders);\n',
  'db/migrations/2.sql': 'alter table orders rename column status to state;\n',
}

/** A column that a query of one table names is one of it. */
export const unknownColumn: Rule = {
  name: 'unknown-column',
  about: 'A column that a query of one table names is one that the migrations make',
  why: 'A query of a column that is gone fails when somebody needs its answer.',
  remedy: 'Write the name that the column has now.',
  severity: 'warning',
  good: [
    {
      shows: 'columns that are there, and what may be something else',
      files: migrations,
      page: [
        '```sql',
        'select id, count(*) as many, "Total", state as s, now() at from orders o where o.id = 1 and state is not null;',
        'select extract(epoch from started) from orders where current_date > day(made) order by many;',
        'select kind from views where kind = 1;',
        'select a.kind from orders a join carts b on a.kind = b.kind;',
        'insert into orders (id, state) values (1, other), (2, $1);',
        "update orders set state = 'x' where id = any($1) returning id;",
        'select 1 from anything where nothing = 1;',
        '```',
      ].join('\n'),
    },
  ],
  bad: [
    {
      shows: 'a column that was renamed',
      files: migrations,
      page: [
        '```sql',
        'select id, status from orders',
        "where total > 1 and (stat = 'x' or o.id = 1);",
        'insert into orders (id, status) values (1, 2);',
        'update orders o set status = 1 where o.sum = 1;',
        '```',
        '',
        '```sh',
        'psql "$URL" -c "select count(*) from orders where status = 1"',
        '```',
      ].join('\n'),
      finds: ['2:12 status', '3:22 stat', '4:25 status', '5:21 status', '5:40 sum', '9:51 status'],
    },
  ],
  page: (page, {facts}) => {
    if (facts.all('column').length === 0) return []
    const known = knownTables(facts)
    return sqlIn(page).flatMap((sql) =>
      sqlStatements(sql.text).flatMap((tokens) => {
        const {uses, makes} = tablesIn(tokens)
        const [use] = uses
        if (!use || uses.length > 1 || makes.length > 0) return []
        const table = known.names.get(use.name.toLowerCase())
        if (!table || table.isOpen || table.columns.size === 0) return []
        return columnsIn(tokens, use).flatMap(({text, start, end}) => {
          if (table.columns.has(text.toLowerCase())) return []
          const reason = `Unexpected column \`${text}\`, expected one of the table \`${use.name}\``
          const hint = didYouMean(text, table.columns)
          return [{...sql.placeOf(start, end), subject: text, reason, ...(hint !== undefined && {hint})}]
        })
      }),
    )
  },
}
