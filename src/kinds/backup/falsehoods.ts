import type {Falsehood} from '../../kind.ts'
import type {Json, JsonObject, Observation} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import type {Backup} from './schema.ts'

/** A dump that is not there or does not restore, and one that restores to nothing. */
export function falsehoods({from}: Backup, seen: Observation): Falsehood[] {
  const restore = {...(isObject(seen.restore) ? seen.restore : {}), errors: 1}
  return [
    ...(from === undefined ? [] : [{where: 'there is no dump', seen: {exists: false}}]),
    {where: 'the dump does not restore', seen: {...seen, restore}},
    {
      where: 'the dump restores to a database without a row',
      seen: hollow(seen),
      hint: 'expect something of `tables.<name>.restored`, or ask the copy with `smoke`',
    },
  ]
}

function hollow({age: _age, ...seen}: Observation): Observation {
  const tables = isObject(seen.tables) ? seen.tables : {}
  const lost = Object.entries(tables).filter(
    ([, rows]) => isObject(rows) && rows.source !== undefined && rows.source !== 0,
  )
  return {
    ...seen,
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [name, {...(rows as JsonObject), restored: 0}]),
    ),
    ...(seen.mismatched !== undefined && {mismatched: lost.map(([name]) => `rows of ${name}`)}),
    ...(seen.smoke !== undefined && {smoke: answered(seen.smoke)}),
  }
}

/** The queries run on a copy in which there is nothing to find. */
function answered(smoke: Json): Json {
  if (Array.isArray(smoke)) return smoke.map(() => unanswered)
  return Object.fromEntries(Object.keys(smoke as JsonObject).map((name) => [name, unanswered]))
}

const unanswered = {value: null, rows: [], rowCount: 0, error: null}
