import type {QueryArrayResult} from 'pg'
import type {Json, JsonObject, Observation} from '../../model.ts'
import type {Line} from './open-line.ts'

/** So many rows are kept; the others are only counted. */
const rowLimit = 1000

/**
 * The answer to one query. The extended protocol takes a single statement, so none can follow that would end the
 * read-only transaction. Throws the error of the server or of the connection.
 */
export function ask({client, Query}: Line, text: string, values: Json[]): Promise<Observation> {
  return new Promise((resolve, reject) => {
    const kept: Json[][] = []
    let count = 0
    const config = {text, values, rowMode: 'array', queryMode: 'extended'}
    const query = new Query(config)
    query.on('row', (row: Json[]) => {
      if (count++ < rowLimit) kept.push(row)
    })
    query.on('error', reject)
    query.on('end', (result) => resolve(toObservation(result as unknown as QueryArrayResult, kept, count)))
    client.query(query)
  })
}

function toObservation({fields, rowCount}: QueryArrayResult, kept: Json[][], count: number): Observation {
  const columns = fields.map(({name}) => name)
  const rows = kept.map((row): JsonObject => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])))
  const first = kept[0]?.[0]
  return {
    error: null,
    rows,
    rowCount: rowCount ?? count,
    columns,
    ...(first !== undefined && {value: first}),
  }
}
