import type {Falsehood} from '../../kind.ts'
import type {Json, Observation} from '../../model.ts'
import type {Sql} from './schema.ts'

/** A database that has no rows, or one where none was expected, or does not understand the query. */
export function falsehoods(_: Sql, {value: _value, ...seen}: Observation): Falsehood[] {
  const {duration = 0} = seen
  if (isError(seen.error))
    return [{where: 'the server accepts the query', seen: {error: null, rows: [], rowCount: 0, columns: [], duration}}]
  const error = {code: '42P01', message: 'relation does not exist'}
  const refused = {where: 'the server refuses the query', seen: {error, duration}}
  return [
    seen.rowCount === 0 ? {where: 'a row comes back', seen: {...seen, ...oneRow(seen.columns)}, hint} : none(seen),
    refused,
  ]
}

const hint = 'expect its `rowCount`, or the `value` or `rows` that come back'

function none(seen: Observation): Falsehood {
  return {where: 'no rows come back', seen: {...seen, rows: [], rowCount: 0}, hint}
}

function oneRow(columns: Json | undefined): Observation {
  const names = Array.isArray(columns) ? columns.map(String) : []
  return {rows: [Object.fromEntries(names.map((name) => [name, null]))], rowCount: 1, value: null}
}

function isError(error: Json | undefined): boolean {
  return error !== null && error !== undefined
}
