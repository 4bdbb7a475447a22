import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Expectation, Json, JsonSchema, Observation} from '../model.ts'
import {judge, judgeNow, judgeValue} from './judge.ts'

const schema: JsonSchema = {
  type: 'object',
  properties: {
    status: {type: 'integer'},
    duration: {type: 'number', unit: 'ms'},
    size: {type: 'integer', unit: 'B'},
    headers: {type: 'object', caseless: true, additionalProperties: {type: 'string'}},
    lags: {type: 'array', items: {type: 'number', unit: 'ms'}},
  },
}
const observation: Observation = {
  status: 503,
  duration: 734,
  size: 1_610_612_736,
  headers: {'content-type': 'text/html'},
  lags: [5, 7000],
  stdout: 'hello\nworld\n',
  json: {database: {connectd: false, version: '200'}, list: [], took: '312 ms', count: 3, at: '2026-10-14T12:00:00Z'},
}
let root: string
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'expect-'))))
afterAll(() => rm(root, {recursive: true}))

async function look(path: string, predicate: Json): Promise<Expectation> {
  const [expectation] = await judge({[path]: predicate}, observation, schema, {
    now: new Date('2026-10-15T12:00:00Z'),
    root,
  })
  return expectation!
}

it('gives one expectation for each path, in order', async () => {
  const judged = await judge({status: 503, 'a..b': 1, duration: '< 1s'}, observation, schema, {now: new Date(), root})
  expect(judged).toEqual([
    {path: 'status', expected: '503', actual: 503, met: true},
    {path: 'a..b', expected: '1', met: false, error: expect.stringContaining('Unexpected `..b` after `a`')},
    {path: 'duration', expected: '< 1s', actual: 734, met: true, derivation: '734 → 0.734s'},
  ])
})

describe('a path that leads nowhere is not met, and says how far it led', () => {
  it.each([
    ['staus', '`staus` is not there; `status` is'],
    ['json.database.connected', '`json.database` is there, `connected` is not; `connectd` is'],
    ['json.nope.x', '`json` is there, `nope` is not'],
    ['json.list[0]', '`json.list` is there and has no items, `[0]` is not one of them'],
    ['json.took.ms', '`json.took` is text, not a map: `ms` cannot be in it'],
    ['json.constructor', '`json` is there, `constructor` is not'],
    ['json.__proto__', '`json` is there, `__proto__` is not'],
  ])('%s', async (path, derivation) => {
    expect(await look(path, {not: 1})).toEqual({path, expected: '{not: 1}', met: false, derivation})
  })
})

describe('says how the value came about', () => {
  it.each<[string, Json, boolean, string]>([
    ['json.took', '< 300ms', false, '"312 ms" → 312ms'],
    ['json.took', '< 1s', true, '"312 ms" → 312ms'],
    ['size', '< 1GiB', false, '1610612736 → 1.5GiB'],
    ['size', '< 2GB', true, '1610612736 → ≈1.61061GB'],
    ['lags', {every: '< 1s'}, false, '[1] is 7000 (7000 → 7s)'],
    ['json.database.version', 200, false, '"200" is text, 200 is a number'],
    ['json.count', '3', false, '3 is a number, "3" is text; `= 3` compares numbers'],
    ['json.count', '~ 3', false, '3 is a number, not text'],
    ['json.took', '> x', false, ''],
    ['stdout', 'hello\nmars\n', false, 'line 2 is "world", expected "mars"'],
    ['stdout', 'hello\n', false, 'line 2 is "world", expected the end'],
    ['stdout', '...\nmars\n...\n', false, 'nothing from line 1 on is "mars"'],
    ['json', {keys: ['took', 'a', 'b']}, false, '`a` and `b` are not there'],
    ['json', {matches: {database: {connectd: true}}}, false, '`database`: `connectd`: false, expected `true`'],
    ['json', {matches: {database: {up: true}}}, false, '`database`: `up` is not there'],
    ['json.list', {every: 1}, false, 'the list is empty'],
    ['lags', {some: '< 1ms'}, false, 'none of 2 items'],
    ['lags', {length: 3}, false, 'its length is 2'],
    ['status', {all: ['> 500', {not: 503}]}, false, '`{not: 503}` does not hold'],
    ['json.at', {after: '-1h'}, false, '2026-10-14T12:00:00Z, expected after 2026-10-15T11:00:00Z'],
    ['json.took', {semver: '>1'}, false, '"312 ms" is no version'],
    [
      'json',
      {schema: {required: ['a', 'b', 'c', 'd']}},
      false,
      "must have required property 'a'; must have required property 'b'; must have required property 'c'; 1 more",
    ],
    ['json', {schema: {properties: {took: {type: 'number'}}}}, false, '`/took` must be number'],
  ])('%s: %j', async (path, predicate, met, derivation) => {
    const expectation = await look(path, predicate)
    expect(expectation.met).toBe(met)
    expect(expectation.derivation ?? '').toBe(derivation)
  })
})

describe('an error, not a failure, where it cannot be judged', () => {
  it.each<[string, Json, string]>([
    ['json.count', '< 500ms', 'Unexpected `3` without a unit, expected a duration to compare with `500ms`'],
    ['duration', '< 500', 'Unexpected duration `734ms`, expected a number without a unit to compare with `500`'],
    ['duration', {not: '> 5MB'}, 'Unexpected duration `734ms`, expected a size to compare with `5MB`'],
    ['status', {any: ['< 5ms', 200]}, 'Unexpected `503` without a unit'],
    ['status', '> x', 'Unexpected `x`, expected a quantity'],
    ['stdout', '/(/', 'expected a pattern of RE2'],
    ['json', {schema: 'none.json'}, 'Unexpected `none.json`, expected a file that can be read: there is none'],
    ['duration', {baseline: '5'}, 'Unexpected `5`, expected a share'],
  ])('%s: %j', async (path, predicate, error) => {
    expect(await look(path, predicate)).toMatchObject({met: false, error: expect.stringContaining(error)})
  })

  it('unless something else decides', async () => {
    expect(await look('status', {any: ['< 5ms', 503]})).toEqual({
      path: 'status',
      expected: '{any: [< 5ms, 503]}',
      actual: 503,
      met: true,
    })
    const all = await look('status', {all: ['< 5ms', 200]})
    expect(all.met).toBe(false)
    expect(all.error).toBeUndefined()
  })
})

describe('a schema in a file', () => {
  it('is read relative to the project', async () => {
    await writeFile(join(root, 'health.json'), '{"type": "object", "x-ours": 1, "properties": {"count": {"const": 4}}}')
    expect(await look('json', {schema: 'health.json'})).toMatchObject({
      met: false,
      derivation: '`/count` must be equal to constant',
    })
  })

  it('is an error where it is no JSON, or no schema, and its content is not shown', async () => {
    await writeFile(join(root, 'secret.json'), 'password: hunter2')
    expect((await look('json', {schema: 'secret.json'})).error).toBe(
      'Unexpected content of `secret.json`, expected JSON',
    )
    await writeFile(join(root, 'list.json'), '[]')
    expect((await look('json', {schema: './list.json'})).error).toContain('expected a JSON Schema')
  })

  it('matches patterns in linear time', async () => {
    const hostile = `${'a'.repeat(50_000)}!`
    const schema = {type: 'string', pattern: '^(a+)+$'}
    const {met} = await judgeValue('text', {schema}, hostile, {now: new Date(), root})
    expect(met).toBe(false)
  })
})

it('reads headers whatever their case', async () => {
  expect(await look('headers.Content-Type', '/html/')).toMatchObject({met: true})
  expect(await look('headers', {keys: ['Content-Type']})).toMatchObject({met: true})
  expect(await look('headers', {matches: {'CONTENT-TYPE': 'text/html'}})).toMatchObject({met: true})
})

it('judges what a script says it saw, by any name', async () => {
  const expectation = await judgeValue('errors in the log. today', '', 'an error\n', {now: new Date(), root})
  expect(expectation).toEqual({path: 'errors in the log. today', expected: '""', actual: 'an error\n', met: false})
})

it('does not fall over what is nested very deep', async () => {
  let deep: Json = []
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  const context = {now: new Date(), root}
  expect((await judgeValue('deep', {equals: [[[]]]}, deep, context)).met).toBe(false)
  const list = {$defs: {list: {items: {$ref: '#/$defs/list'}}}, $ref: '#/$defs/list'}
  expect(await judgeValue('deep', {schema: list}, deep, context)).toMatchObject({
    met: false,
    error: expect.stringContaining('could not be judged'),
  })
})

it('matches hostile patterns in linear time, and refuses what would take too long', async () => {
  const context = {now: new Date(), root}
  expect(await judgeValue('text', '/^(a|a)*$/', `${'a'.repeat(100_000)}!`, context)).toMatchObject({met: false})
  expect(await judgeValue('text', '/(a?){400}b/', 'a'.repeat(5_000_000), context)).toMatchObject({
    met: false,
    error: expect.stringContaining('costs less for a text of 5000000 characters'),
  })
})

it('judges at once as it does with time, but for what has to be loaded', async () => {
  const seen = {names: ['a', 'b'], count: 2, text: 'v1.2.3'}
  const schema = {type: 'object', properties: {names: {}, count: {type: 'number'}, text: {}}}
  const expected = {
    names: {length: 0},
    'names[0]': '/^a$/',
    'names[7]': 'x',
    count: '> 1',
    text: {semver: '>=1.0.0'},
    gone: 1,
    'a b[': 1,
    'names[1]': {nonsense: 1},
  }
  const context = {now: new Date(0), root: '/'}
  const atOnce = judgeNow(expected, seen, schema, context)
  expect(atOnce).toEqual(await judge(expected, seen, schema, context))
  expect(atOnce.map(({met}) => met)).toEqual([false, true, false, true, true, false, false, false])
  expect(judgeNow({names: {schema: 'gone.json'}}, seen, schema, context)).toMatchObject([
    {met: false, error: expect.any(String)},
  ])
})
