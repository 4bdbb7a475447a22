import {expect, it} from 'vitest'
import type {Json} from '../model.ts'
import {replaceAt} from './replace-at.ts'

const seen = {status: 200, json: {rows: [{id: 1}, {id: 2}], 'odd.key': null}, headers: {'x-a': 'b'}}

it.each<[string, Json | undefined, unknown]>([
  ['status', 500, {...seen, status: 500}],
  ['status', undefined, {json: seen.json, headers: seen.headers}],
  ['json.rows[1].id', 'x', {...seen, json: {...seen.json, rows: [{id: 1}, {id: 'x'}]}}],
  ['json.rows[0]', undefined, {...seen, json: {...seen.json, rows: []}}],
  ['json["odd.key"]', undefined, {...seen, json: {rows: seen.json.rows}}],
  ['json.rows[7].id', 1, seen],
  ['json.nothing.here', 1, seen],
  ['status.below', 1, seen],
  ['headers.X-A', 'c', seen],
])('replaces %s by %j', (path, value, whole) => {
  const before = structuredClone(seen)
  expect(replaceAt(seen, path, value)).toEqual(whole)
  expect(seen).toEqual(before)
})

it('finds a header however it is written, where the schema says so', () => {
  const schema = {type: 'object', properties: {headers: {type: 'object', caseless: true}}}
  expect(replaceAt(seen, 'headers.X-A', undefined, schema)).toEqual({...seen, headers: {}})
})
