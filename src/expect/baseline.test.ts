import {expect, it} from 'vitest'
import type {Json, JsonSchema} from '../model.ts'
import type {Baseline, Recorded} from '../recorded.ts'
import {inspect, judge, judgeValue} from './index.ts'

const schema: JsonSchema = {
  type: 'object',
  properties: {
    duration: {type: 'number', unit: 'ms'},
    size: {type: 'integer', unit: 'B'},
    count: {type: 'integer'},
    rows: {type: 'array'},
    json: {},
  },
}
const context = {now: new Date(), root: ''}

async function look(path: string, written: Json, seen: Json, recorded?: Recorded | 'recording') {
  const values: Record<string, Recorded> = typeof recorded === 'object' ? {[path]: recorded} : {}
  const baseline: Baseline = recorded === 'recording' ? recorded : {values, missing: 'no baseline recorded; do it'}
  const [judged] = await judge({[path]: written}, {[path]: seen}, schema, {...context, baseline})
  return judged!
}

it('shows baseline, what was seen, the difference and the tolerance side by side', async () => {
  const judged = await look('duration', {baseline: '20%'}, 300, {value: 200, unit: 'ms'})
  expect(judged).toMatchObject({
    met: false,
    derivation: 'baseline 200ms, seen 300ms, difference +50%, tolerance ±20%',
    comparison: {recorded: 200, seen: 300, unit: 'ms', difference: 50, tolerance: '±20%'},
  })
})

it('is compared also among other predicates', async () => {
  const written = {all: ['< 500ms', {baseline: '+20%'}]}
  expect(await look('duration', written, 210, {value: 200, unit: 'ms'})).toMatchObject({
    met: true,
    comparison: {recorded: 200, difference: 5, tolerance: '+20%'},
  })
  expect((await look('duration', written, 300, {value: 200, unit: 'ms'})).met).toBe(false)
})

it.each<[string, Json, Recorded | undefined, string]>([
  ['count', 5, undefined, 'no baseline recorded; do it'],
  [
    'size',
    5,
    {value: 12, unit: 'ms'},
    'Unexpected size `5B`, expected a duration to compare with `12ms`, its baseline',
  ],
  [
    'count',
    5,
    {value: 12, unit: 'ms'},
    'Unexpected `5` without a unit, expected a duration to compare with `12ms`, its baseline',
  ],
  ['count', 5, {value: 0}, 'the baseline is 0, of which nothing is a share; expect a limit such as `< 5` instead'],
])('%s of %j cannot be compared with %j', async (path, seen, recorded, error) => {
  expect(await look(path, {baseline: '20%'}, seen, recorded)).toMatchObject({met: false, error})
})

it('of nothing, nothing is as much', async () => {
  expect(await look('count', {baseline: '20%'}, 0, {value: 0})).toMatchObject({met: true})
})

it.each<[Json, string]>([
  ['soon', '"soon" is not a quantity'],
  [[1], '[1] is a list'],
])('%j is not met, for it is no number', async (seen, derivation) => {
  expect(await look('json', {baseline: '20%'}, seen, {value: 1})).toMatchObject({met: false, derivation})
})

it('is met by any number that is about to be recorded, but by 0', async () => {
  expect(await look('duration', {baseline: '20%'}, 17, 'recording')).toMatchObject({
    met: true,
    comparison: {seen: 17, unit: 'ms', tolerance: '±20%'},
  })
  expect(await look('count', {baseline: '20%'}, 0, 'recording')).toMatchObject({met: false, error: /^it is 0/})
  expect((await look('json', {baseline: '20%'}, 'soon', 'recording')).met).toBe(false)
})

it('is known of nothing that code states', async () => {
  const baseline: Baseline = {values: {users: {value: 5}}, missing: 'no baseline recorded'}
  const judged = await judgeValue('users', {baseline: '20%'}, 5, {...context, baseline})
  expect(judged).toMatchObject({met: false, error: /^no baseline is recorded for what code states/})
})

it.each<[string, Json, RegExp]>([
  ['duration', {baseline: 20}, /^Unexpected `20`, expected a share such as `20%`/],
  ['duration', {baseline: '20ms'}, /^Unexpected `20ms`, expected a share/],
  ['duration', {baseline: '-120%'}, /^Unexpected `-120%`, expected less than 100%/],
  ['duration', {not: {baseline: '5%'}}, /^Unexpected `baseline` inside of another operator/],
  ['rows', {every: {baseline: '5%'}}, /^Unexpected `baseline` inside of another operator/],
  ['rows', {length: {all: [{baseline: '5%'}]}}, /^Unexpected `baseline` inside of another operator/],
  ['json', {matches: {a: {b: {baseline: '5%'}}}}, /^Unexpected `baseline` inside of another operator/],
  ['rows', {baseline: '5%'}, /^Unexpected `\{baseline: …\}`, which is about a number or text/],
])('%s: %j is a problem', (path, written, reason) => {
  expect(inspect({[path]: written}, schema)).toMatchObject([{path, reason: expect.stringMatching(reason)}])
})

it.each<[string, Json]>([
  ['json', {equals: {baseline: '5%'}}],
  ['json', {matches: {baseline: 'a name'}}],
  ['duration', {baseline: '5%', not: 0}],
  ['duration', {all: ['< 5s', {baseline: '+5%'}]}],
])('%s: %j is none', (path, written) => {
  expect(inspect({[path]: written}, schema)).toEqual([])
})
