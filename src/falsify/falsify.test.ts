import {expect, it} from 'vitest'
import {configOf, planOf, specOf} from '../../test/support/plan-of.ts'
import {kinds as builtIn} from '../kinds/index.ts'
import type {Kind, Kinds} from '../kind.ts'
import type {CheckSpec, JsonObject, Observation} from '../model.ts'
import type {Control} from '../proof.ts'
import {run} from '../run/index.ts'
import {falsify} from './index.ts'

/** The control of a check of a kind that saw what a test says. */
async function control(name: string, seen: Observation, given: Partial<CheckSpec> = {}): Promise<Control> {
  const kind = {...builtIn[name]!, isolate: false, code: undefined, load: async () => ({observe: async () => seen})}
  return controlOf(kind, given)
}

async function controlOf(kind: Kind, given: Partial<CheckSpec>): Promise<Control> {
  const kinds: Kinds = {[kind.name]: kind}
  const held: Control[] = []
  const [result] = await run(planOf([specOf({id: 'it', ...given}, kind)]), {
    kinds,
    config: configOf(),
    env: {PATH: process.env.PATH},
    signal: new AbortController().signal,
    onPassed: async (passed) => void held.push(await falsify(passed, kind)),
  })
  expect(result).toMatchObject({status: 'passed'})
  return held[0]!
}

const survived = ({survived}: Control) => survived.map(({where}) => where)
const answer = (given: JsonObject = {}): Observation => ({
  status: 200,
  duration: 12,
  headers: {'content-type': 'application/json'},
  json: {count: 3, state: 'ok'},
  body: '{"count":3,"state":"ok"}',
  size: 24,
  url: 'http://127.0.0.1/',
  ...given,
})
const refused = 'the server answers 500 with an empty body'

it.each<[string, JsonObject, string[]]>([
  ['its status', {status: 200}, []],
  ['its status among others', {status: [200, 204]}, []],
  ['what is in it', {'json.state': 'ok'}, []],
  ['only how long it took', {duration: '< 500ms'}, [refused]],
  ['only what is not in it', {body: {not: '~ error'}}, [refused, 'the server answers as it did with an empty body']],
  ['a status that is not', {status: '!= 404'}, [refused]],
  [
    'a count that no count misses',
    {status: 200, 'json.count': '>= 0'},
    ['`json.count` is ten times as much, a tenth of it, or 0'],
  ],
  ['a value that any misses', {status: 200, 'json.count': {schema: {}}}, ['`json.count` is anything else']],
])('an answer: %s', async (_, wanted, where) => {
  const found = await control('http', answer(), {options: {get: 'http://127.0.0.1/'}, expect: wanted})
  expect(survived(found)).toEqual(where)
  expect(found.state).toBe(where.length === 0 ? 'sound' : 'toothless')
})

it('an error that is expected is held against an answer', async () => {
  const expectation = {options: {get: 'http://127.0.0.1/'}, expect: {status: 503}}
  const found = await control('http', answer({status: 503}), expectation)
  expect(found.tried[0]).toBe('the server answers 200 with an empty body')
  expect(found.state).toBe('sound')
})

it('a value that is captured is as good as an expectation', async () => {
  const options = {get: 'http://127.0.0.1/'}
  const capture = {COUNT: {path: 'json.count', secret: false}}
  const found = await control('http', answer(), {options, expect: {duration: '< 5s'}, capture})
  expect(found.state).toBe('sound')
})

it('a journey has to notice at each of its steps', async () => {
  const names = ['create', 'read', 'delete']
  const options = {
    steps: names.map((name) => ({name, get: '/', ...(name === 'create' && {capture: {id: 'json.count'}})})),
  }
  const seen = {duration: 30, steps: Object.fromEntries(names.map((name) => [name, answer()]))}
  const given = {options, expect: {'steps.read.status': 200}}
  expect(survived(await control('http', seen, given))).toEqual([
    'the server answers step `delete` with 500 with an empty body',
  ])
})

it.each<[string, Observation, JsonObject, string[]]>([
  ['at most so many', {rowCount: 2, value: 1}, {rowCount: '<= 1000000'}, ['no rows come back']],
  ['only that it is understood', {rowCount: 2, value: 1}, {}, ['no rows come back']],
  ['some', {rowCount: 2, value: 1}, {rowCount: '> 0'}, []],
  ['none', {rowCount: 0, rows: []}, {rowCount: 0}, []],
  ['none, where any number would do', {rowCount: 0, rows: []}, {rowCount: '< 5'}, ['a row comes back']],
  ['a value', {rowCount: 1, value: 0}, {value: 0}, []],
])('rows: %s', async (_, rows, wanted, where) => {
  const seen = {rows: [{n: 1}, {n: 2}], columns: ['n'], duration: 3, error: null, ...rows}
  expect(survived(await control('sql', seen, {options: {query: 'select'}, expect: wanted}))).toEqual(where)
})

it.each<[string, Observation, JsonObject, string[]]>([
  ['its status', {exit: 0, stdout: ''}, {}, []],
  [
    'its status whatever it is',
    {exit: 0, stdout: 'ok'},
    {exit: {any: [0, '> 0']}},
    ['the command exits with 1 and prints nothing', '`exit` is ten times as much, a tenth of it, or 0'],
  ],
  [
    'that an error is not printed',
    {exit: 0, stdout: 'ok'},
    {stdout: {not: '~ error'}},
    ['the command exits as it did and prints nothing'],
  ],
  ['that it fails', {exit: 1, stdout: ''}, {exit: 1}, []],
])('a command: %s', async (_, given, wanted, where) => {
  const seen = {stderr: '', duration: 3, ...given}
  const found = await control('shell', seen, {options: {run: 'true'}, effect: 'reads', expect: wanted})
  expect(survived(found)).toEqual(where)
})

it.each<[string, Observation, JsonObject, string[]]>([
  ['that it is there', {exists: true, kind: 'file', size: 3, text: 'abc'}, {}, []],
  [
    'what is not in it',
    {exists: true, kind: 'file', size: 3, text: 'abc'},
    {text: {not: '~ x'}},
    ['the file is empty'],
  ],
  ['that it is gone', {exists: false}, {exists: false}, []],
])('a file: %s', async (_, seen, wanted, where) => {
  expect(survived(await control('file', seen, {options: {path: 'x'}, expect: wanted}))).toEqual(where)
})

it('a restore of a dump that exists has to find something in it', async () => {
  const seen = {exists: true, checksum: 'matches', size: 9, restore: {errors: 0}, tables: {users: {restored: 4}}}
  const options = {database: 'postgres://127.0.0.1/x', from: 'x.dump'}
  const hollow = 'the dump restores to a database without a row'
  expect(survived(await control('backup', seen, {options}))).toEqual([hollow])
  const expectation = {'tables.users.restored': '> 0'}
  expect(survived(await control('backup', seen, {options, expect: expectation}))).toEqual([])
})

const own: Kind = {
  name: 'own',
  summary: 'Sees',
  schema: {type: 'object'},
  observation: () => ({type: 'object'}),
  effect: () => 'reads',
  tools: [],
  implies: () => ({}),
  sentence: () => 'It is',
  command: () => 'true',
  load: async () => ({observe: async () => ({free: 5})}),
}

it('a kind that tells of no wrong worlds is held against nothing', async () => {
  const found = await controlOf(own, {expect: {free: '> 1'}})
  expect(found).toMatchObject({
    state: 'sound',
    tried: expect.arrayContaining(['nothing is seen', '`free` is not there']),
  })
})

it('of a kind that throws nothing is known', async () => {
  const broken: Kind = {
    ...own,
    falsehoods: () => {
      throw new Error('no idea')
    },
  }
  const found = await controlOf(broken, {expect: {free: '> 1'}})
  expect(found).toMatchObject({state: 'unknown', reason: 'kind `own` failed: no idea', survived: []})
})

it('code that destroys is not run again', async () => {
  let looks = 0
  const code = 'run'
  const destroys: Kind = {...own, code, load: async () => ({observe: async () => ({free: ++looks})})}
  const dark = 'no program is found, no address answers and the folder is empty'
  const found = await controlOf(destroys, {expect: {free: '> 0'}, effect: 'destroys'})
  expect([looks, found.tried.includes(dark)]).toEqual([1, false])
  looks = 0
  const again = await controlOf(destroys, {expect: {free: '> 0'}, effect: 'writes'})
  expect([looks, survived(again)]).toEqual([2, [dark]])
})
