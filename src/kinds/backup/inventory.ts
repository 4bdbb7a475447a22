import type {Client} from 'pg'

/** What a database holds, as far as two of them are compared. Names outside of `public` have their schema before them. */
export interface Inventory {
  /** Rows by table. */
  rows: Map<string, number>
  /** Definitions by table and name. */
  constraints: Map<string, string>
  indexes: Map<string, string>
}

/** Tables but not their partitions, whose rows are counted with them; nothing that belongs to an extension, which a dump leaves out. */
const tablesQuery = `
  select n.nspname as schema, c.relname as name, c.relispartition as partition, c.relkind = 'r' as plain
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not exists (select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1, 2`

const constraintsQuery = `
  select n.nspname as schema, c.relname || '.' || k.conname as name, pg_catalog.pg_get_constraintdef(k.oid) as definition
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 1, 2`

const indexesQuery = `
  select schemaname as schema, indexname as name, indexdef as definition
  from pg_catalog.pg_indexes
  where schemaname !~ '^pg_' and schemaname <> 'information_schema'
  order by 1, 2`

const sequencesQuery = `
  select schemaname as schema, sequencename as name, last_value::text as value
  from pg_catalog.pg_sequences
  order by 1, 2`

/** Counts and lists; with `tables`, only their rows are counted. Run it in one transaction to see one moment. */
export async function takeInventory(client: Client, tables: string[] | undefined): Promise<Inventory> {
  const {rows: found} = await client.query<{schema: string; name: string; partition: boolean; plain: boolean}>(
    tablesQuery,
  )
  const rows = new Map<string, number>()
  for (const {schema, name, partition, plain} of found) {
    const key = keyOf({schema, name})
    if (tables ? !tables.includes(key) : partition) continue
    const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
    // A table may have children that are tables of their own, and are counted as such.
    const counted = await client.query<{count: string}>(`select count(*) from ${plain ? 'only ' : ''}${table}`)
    rows.set(key, Number(counted.rows[0]!.count))
  }
  return {
    rows,
    constraints: await definitions(client, constraintsQuery),
    indexes: await definitions(client, indexesQuery),
  }
}

/** How far each sequence has come; null where it was never asked. Not part of a transaction: it moves on at any time. */
export async function readSequences(client: Client): Promise<Map<string, bigint | null>> {
  const {rows} = await client.query<{schema: string; name: string; value: string | null}>(sequencesQuery)
  return new Map(rows.map((row) => [keyOf(row), row.value === null ? null : BigInt(row.value)]))
}

/** The name of a table as a check writes it. */
export function keyOf({schema, name}: {schema: string; name: string}): string {
  return schema === 'public' ? name : `${schema}.${name}`
}

async function definitions(client: Client, query: string): Promise<Map<string, string>> {
  const {rows} = await client.query<{schema: string; name: string; definition: string}>(query)
  return new Map(rows.map((row) => [keyOf(row), row.definition]))
}
