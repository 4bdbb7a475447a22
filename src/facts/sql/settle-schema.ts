import {dirname} from 'node:path/posix'
import type {ColumnFact, TableFact} from '../../fact.ts'

/**
 * The tables and columns that are left when the files of each folder of migrations were applied in the order of their names, numbers by
 * their value. A file that is no migration only adds: nobody knows whether it is ever run.
 */
export function settleSchema(facts: (TableFact | ColumnFact)[]): (TableFact | ColumnFact)[] {
  const order = new Intl.Collator('en', {numeric: true})
  const groups = new Map<string, (TableFact | ColumnFact)[]>()
  for (const fact of facts) {
    const group = groupOf(fact.path)
    const list = groups.get(group)
    if (list) list.push(fact)
    else groups.set(group, [fact])
  }
  return [...groups.values()].flatMap((group) =>
    settled(group.toSorted((a, b) => (a.path === b.path ? 0 : order.compare(a.path, b.path)))),
  )
}

/** The folder that holds the migrations, also where each has a folder of its own. */
function groupOf(path: string): string {
  return /^(?:.*\/)?migrations?(?=\/)/.exec(path)?.[0] ?? dirname(path)
}

function isMigration(path: string): boolean {
  return /(?:^|\/)(?:migrations?|migrate|changelogs?|versions)\/|(?:^|\/)(?:V?\d[\w.-]*)\.sql$/i.test(path)
}

interface Table {
  fact: TableFact
  columns: Map<string, ColumnFact>
}

function settled(facts: (TableFact | ColumnFact)[]): (TableFact | ColumnFact)[] {
  const tables = new Map<string, Table>()
  for (const fact of facts) {
    if (fact.family === 'table') changeTable(tables, fact)
    else changeColumn(tables, fact)
  }
  return [...tables.values()].flatMap(({fact, columns}) => [fact, ...columns.values()])
}

function changeTable(tables: Map<string, Table>, fact: TableFact): void {
  const {change, to, ...plain} = fact
  const key = plain.name.toLowerCase()
  const known = tables.get(key)
  if (change === undefined) {
    const isOpen = plain.open ?? known?.fact.open
    tables.set(key, {fact: {...plain, ...(isOpen && {open: true})}, columns: known?.columns ?? new Map()})
    return
  }
  if (isMigration(plain.path)) tables.delete(key)
  if (change === 'rename' && to !== undefined) {
    const columns = [...(known?.columns ?? [])].map(([name, column]) => [name, {...column, table: to}] as const)
    const isOpen = known === undefined || known.fact.open
    const {open: _, ...rest} = plain
    tables.set(to.toLowerCase(), {fact: {...rest, name: to, ...(isOpen && {open: true})}, columns: new Map(columns)})
  }
}

function changeColumn(tables: Map<string, Table>, {change, to, ...plain}: ColumnFact): void {
  const table = tables.get(plain.table.toLowerCase())
  if (!table) return
  const key = plain.name.toLowerCase()
  if (change === undefined) table.columns.set(key, plain)
  else if (isMigration(plain.path)) table.columns.delete(key)
  if (change === 'rename' && to !== undefined) table.columns.set(to.toLowerCase(), {...plain, name: to})
}
