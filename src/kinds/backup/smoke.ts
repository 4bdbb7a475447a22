import type {Client} from 'pg'
import type {Json, JsonObject} from '../../model.ts'

/** Runs the queries on the copy, each in a transaction that is rolled back: what they gave, by name or in their order. */
export async function smoke(client: Client, queries: Record<string, string> | string[]): Promise<Json> {
  await client.query('reset search_path')
  const answers: [string, JsonObject][] = []
  for (const [name, query] of Object.entries(queries)) answers.push([name, await ask(client, query)])
  return Array.isArray(queries) ? answers.map(([, answer]) => answer) : Object.fromEntries(answers)
}

/** Age of the newest row of a table in milliseconds, by the clock of the server; undefined where there is no row. */
export async function ageOfNewest(
  client: Client,
  {table, column}: {table: string; column: string},
): Promise<number | undefined> {
  const dot = table.indexOf('.')
  const [schema, name] = dot === -1 ? ['public', table] : [table.slice(0, dot), table.slice(dot + 1)]
  const from = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
  const age = `extract(epoch from pg_catalog.now() - max(${client.escapeIdentifier(column)})) * 1000`
  const {rows} = await client.query<{age: string | null}>(`select ${age} as age from ${from}`)
  return rows[0]?.age == null ? undefined : Math.round(Number(rows[0].age))
}

async function ask(client: Client, text: string): Promise<JsonObject> {
  await client.query('begin')
  try {
    // The extended protocol takes a single statement, so that an answer is the answer to one question.
    const query = {text, types: {getTypeParser: parserOf as never}, queryMode: 'extended'}
    const {rows, rowCount, fields} = await client.query<JsonObject>(query)
    const value = rows[0]?.[fields[0]?.name ?? '']
    return {error: null, rows, rowCount: rowCount ?? rows.length, ...(value !== undefined && {value})}
  } catch (error) {
    return {error: (error as Error).message}
  } finally {
    await client.query('rollback')
  }
}

/** How a type of PostgreSQL, by its oid, is read from its text form; numbers that JSON cannot hold stay texts, as does all else. */
function parserOf(oid: number): (text: string) => Json {
  if (oid === 16) return (text) => text === 't'
  if (oid === 114 || oid === 3802) return (text) => JSON.parse(text) as Json
  const isNumber = [20, 21, 23, 26, 700, 701, 1700].includes(oid)
  return (text) =>
    isNumber && Number(text).toString() === text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') ? Number(text) : text
}
