import {basename} from 'node:path/posix'
import type {ColumnFact, FactReader, TableFact} from '../../fact.ts'
import {type SchemaChange, schemaChanges} from '../sql/schema-changes.ts'

/** Tables and columns that SQL files make, change and drop, and plain SQL in code below a folder of migrations. */
export const sqlTables: FactReader = {
  name: 'sql-tables',
  summary: 'tables and columns of SQL migrations, and of SQL in code',
  takes: (path) => (/\.(?:sql|[cm]?[jt]s|py|go|rb|java|kt|php|cs|ex|rs)$/.test(path) ? !isUndo(path) : false),
  mayHold: (text) => /\b(?:create|alter|drop|rename)\b[\w\s]{0,60}\b(?:table|view)\b/i.test(text),
  read: (path, text) => {
    const changes = path.endsWith('.sql') ? schemaChanges(withoutUndo(text)) : inCode(path, text)
    let line = 1
    let counted = 0
    const facts = changes.map(({at, ...change}): TableFact | ColumnFact => {
      if (at < counted) [line, counted] = [1, 0]
      for (; counted < at; counted++) if (text[counted] === '\n') line++
      return {...change, path, line}
    })
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'db/migrations/0001_orders.up.sql',
      text: 'CREATE TABLE IF NOT EXISTS public."orders" (\n  id uuid PRIMARY KEY,\n  "Total" numeric(10, 2) CHECK ("Total" > 0),\n  primary key (id),\n  CONSTRAINT c CHECK (id <> \'1\')\n);\nCREATE INDEX a ON orders (id);\nALTER TABLE orders ADD COLUMN state text, DROP COLUMN IF EXISTS "Total", ADD CONSTRAINT d UNIQUE (id);\n',
      finds: [
        {family: 'table', name: 'orders', schema: 'public', line: 1},
        {family: 'column', name: 'id', table: 'orders', line: 2},
        {name: 'Total', line: 3},
        {name: 'state', line: 8},
        {name: 'Total', change: 'drop'},
      ],
    },
    {
      path: 'migrations/2.sql',
      text: 'alter table a rename to b; alter table b rename column c to d; drop table if exists e, f cascade; create view g as select 1; rename table h to i;\ncreate table j partition of k for values in (1);\n-- +goose Down\ndrop table b;\n',
      finds: [
        {family: 'table', name: 'a', change: 'rename', to: 'b'},
        {family: 'column', name: 'c', table: 'b', change: 'rename', to: 'd'},
        {name: 'e', change: 'drop'},
        {name: 'f', change: 'drop'},
        {name: 'g', open: true},
        {name: 'h', change: 'rename', to: 'i'},
        {name: 'j', open: true},
      ],
    },
    {
      path: 'src/migrations/3.ts',
      text: 'await sql(`\n  create table a (b int)\n`)\nawait sql(`create table ${name} (c int)`)\nawait sql(`drop table ${old}`)\n',
      finds: [
        {family: 'table', name: 'a', line: 2},
        {family: 'column', name: 'b', table: 'a', line: 2},
      ],
    },
    {
      path: 'src/ensure.ts',
      text: "await query('create table if not exists schema_versions (name text)')\n",
      finds: [{family: 'table', name: 'schema_versions', open: true, line: 1}],
    },
    {path: 'broken.sql', text: 'create table (((; alter table; drop table "', finds: []},
  ],
}

/** Files that only undo what others do. */
function isUndo(path: string): boolean {
  return (
    /[._-](?:down|undo|rollback|revert)\.sql$|(?:^|\/)(?:down|undo|rollbacks?|revert)(?:\.sql$|\/)/i.test(path) ||
    /^U\d[\d._]*__/.test(basename(path))
  )
}

/** Blanks what undoes the migration that stands in the same file: dbmate, goose, sql-migrate, MyBatis. */
function withoutUndo(text: string): string {
  return text.replace(
    /^--\s*(?:migrate:down|\+goose\s+down|\+migrate\s+down|\/\/@undo)[\s\S]*?(?=^--\s*(?:migrate:up|\+goose\s+up|\+migrate\s+up)|$(?![\s\S]))/gim,
    (undo) => undo.replace(/[^\n]/g, ' '),
  )
}

/** Of a migration in code, what stands in plain template strings; elsewhere only that there is such a table. */
function inCode(path: string, text: string): SchemaChange[] {
  if (/(?:^|\/)migrations?\//.test(path) && /\.[cm]?[jt]s$/.test(path)) {
    return [...text.matchAll(/`((?:\\[\s\S]|[^\\`$]|\$(?!\{))*)`/g)].flatMap((match) =>
      schemaChanges(match[1]!).map((change) => ({...change, at: change.at + match.index + 1})),
    )
  }
  const made =
    /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:["`]?\w+["`]?\.)?["`]?([A-Za-z_]\w*)["`]?\s*\(/gi
  return [...text.matchAll(made)].map((match) => ({
    family: 'table',
    name: match[1]!,
    open: true,
    at: match.index,
  }))
}
