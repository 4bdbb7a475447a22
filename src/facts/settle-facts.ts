import type {ColumnFact, Fact, Files, TableFact} from '../fact.ts'
import {resolveImport} from './imports/resolve-import.ts'
import {settleSchema} from './sql/settle-schema.ts'

/** What single files say, brought together: an import knows the file that it leads to, and of tables those are left that were not dropped. */
export function settleFacts(facts: Fact[], files: Files): Fact[] {
  let listed: ReadonlySet<string> | undefined
  const schema: (TableFact | ColumnFact)[] = []
  const others: Fact[] = []
  for (const fact of facts) {
    if (fact.family === 'table' || fact.family === 'column') schema.push(fact)
    else if (fact.family === 'import') {
      const to = resolveImport(fact.path, fact.name, (listed ??= new Set(files.list)))
      others.push(to === undefined ? fact : {...fact, to})
    } else others.push(fact)
  }
  return [...others, ...settleSchema(schema)]
}
