import type {Facts} from '../../fact.ts'
import type {TableMention} from './tables-in.ts'

/** The tables of a repository, by their names in lower case. */
export interface KnownTables {
  names: Map<string, {columns: Set<string>; isOpen: boolean}>
  schemas: Set<string>
}

const made = new WeakMap<Facts, KnownTables>()

/** What the migrations of a repository leave. Made once. */
export function knownTables(facts: Facts): KnownTables {
  const known = made.get(facts) ?? make(facts)
  made.set(facts, known)
  return known
}

function make(facts: Facts): KnownTables {
  const known: KnownTables = {names: new Map(), schemas: new Set(['public', 'dbo', 'main'])}
  for (const {name, schema, open} of facts.all('table')) {
    const before = known.names.get(name.toLowerCase())
    if (schema !== undefined) known.schemas.add(schema.toLowerCase())
    known.names.set(name.toLowerCase(), {
      columns: before?.columns ?? new Set(),
      isOpen: open === true || before?.isOpen === true,
    })
  }
  for (const {name, table} of facts.all('column')) known.names.get(table.toLowerCase())?.columns.add(name.toLowerCase())
  return known
}

/** Whether nobody can tell from here what a table is: of the catalog, of a tool, of another schema, a placeholder, a partition. */
export function isForeign({name, schema}: TableMention, {names, schemas}: KnownTables): boolean {
  const low = name.toLowerCase()
  if (/[${}<>]|\.\.\.|…/.test(name) || (schema !== undefined && !schemas.has(schema.toLowerCase()))) return true
  if (/^(?:pg_|sqlite_|information_schema|innodb_|sys|dual$|stdin$)/.test(low)) return true
  if (
    /migrations?$|schema_(?:history|version|info)|changelog(?:lock)?$|^(?:your|my|some|example|foo|bar|table)_?/.test(
      low,
    )
  )
    return true
  for (let at = low.lastIndexOf('_'); at > 0; at = low.lastIndexOf('_', at - 1))
    if (/^_(?:p|part)?(?:\d|default$|old$|new$|tmp$|backup)/.test(low.slice(at)) && names.has(low.slice(0, at)))
      return true
  return false
}
