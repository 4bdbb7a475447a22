import {expect, it} from 'vitest'
import {sqlTables} from '../readers/sql-tables.ts'
import type {ColumnFact, TableFact} from '../../fact.ts'
import {settleSchema} from './settle-schema.ts'

function left(files: Record<string, string>): string[] {
  const facts = Object.entries(files).flatMap(
    ([path, text]) => sqlTables.read(path, text).facts as (TableFact | ColumnFact)[],
  )
  return settleSchema(facts).map((fact) => (fact.family === 'table' ? fact.name : `${fact.table}.${fact.name}`))
}

it('applies migrations in order, numbers by their value', () => {
  expect(
    left({
      'migrations/10.sql': 'drop table a',
      'migrations/2.sql': 'alter table a rename to a2; create table b (c int); alter table b rename c to d',
      'migrations/1.sql': 'create table a (x int); create table e (f int, g int)',
      'migrations/11.sql': 'create table a (y int); alter table e drop column f; alter table e add h int',
    }),
  ).toEqual(['e', 'e.g', 'e.h', 'a2', 'a2.x', 'b', 'b.d', 'a', 'a.y'])
})

it('keeps what another folder, or a file that may never be run, drops', () => {
  expect(
    left({
      'a/migrations/1.sql': 'create table x (y int)',
      'b/migrations/1/up.sql': 'create table x (y int)',
      'b/migrations/2/up.sql': 'drop table x',
      'scripts/clean.sql': 'drop table z',
      'scripts/all.sql': 'create table z (y int)',
    }),
  ).toEqual(['x', 'x.y', 'z', 'z.y'])
})
