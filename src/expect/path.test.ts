import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parsePath} from './path.ts'
import {pathText, readPath} from './read-path.ts'

describe('parsePath', () => {
  it.each<[string, (string | number)[]]>([
    ['status', ['status']],
    ['json.database.connected', ['json', 'database', 'connected']],
    ['rows[0].name', ['rows', 0, 'name']],
    ['rows.0.name', ['rows', '0', 'name']],
    ['headers.content-type', ['headers', 'content-type']],
    ['json["odd.key"][2]["a\\"b"].c', ['json', 'odd.key', 2, 'a"b', 'c']],
    ['["odd.key"]', ['odd.key']],
    ['[0][1]', [0, 1]],
  ])('%s', (path, keys) => {
    expect(parsePath(path)).toEqual({keys})
  })

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'a[',
    'a[]',
    'a[x]',
    'a[-1]',
    'a[*]',
    'a]',
    'a"b"',
    'a["x]',
    'a["\\x"]',
    'a[0]b',
    'a.[0]',
  ])('%j is refused', (path) => {
    expect(parsePath(path).flaw?.reason).toMatch(/^Unexpected .*, expected /)
  })

  it('never throws, and reads what pathText writes', () => {
    const key = fc.oneof(fc.nat(), fc.string({minLength: 1, unit: 'binary'}))
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (path) => {
        parsePath(path)
      }),
    )
    fc.assert(
      fc.property(fc.array(key, {minLength: 1}), (keys) => {
        expect(parsePath(pathText(keys))).toEqual({keys})
      }),
    )
  })
})

describe('readPath', () => {
  const observation = {rows: [{name: 'a'}, null], headers: {etag: 'x'}, json: {'odd.key': {'0': 5}}, none: null}

  it.each([
    ['rows[0].name', 'a'],
    ['rows.0.name', 'a'],
    ['rows[1]', null],
    ['json["odd.key"][0]', 5],
    ['none', null],
    ['rows[2]', undefined],
    ['rows.length', undefined],
    ['rows[1].name', undefined],
    ['toString', undefined],
    ['headers.ETag', undefined],
    ['not a..path', undefined],
  ])('%s', (path, value) => {
    expect(readPath(observation, path)).toEqual(value)
  })

  it('does not mind case where the schema says so', () => {
    expect(readPath(observation, 'headers.ETag', {properties: {headers: {caseless: true}}})).toBe('x')
  })
})
