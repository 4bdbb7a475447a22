import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {shell} from '../../test/support/plan-of.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {CheckResult, Expectation} from '../model.ts'
import type {Baselines} from '../recorded.ts'
import {baselineOf, compare, readBaselines, record, writeBaselines} from './index.ts'

const spec = shell('fast', 'true\n', {expect: {duration: {baseline: '20%'}, stdout: 'x', 'json.n': {baseline: '+5%'}}})
const none: Baselines = {version: 1, target: 'local', checks: {}}
const time = '2026-11-28T21:00:00.000Z'

function result(expectations: Partial<Expectation>[], given: Partial<CheckResult> = {}): CheckResult {
  const told = expectations.map((one) => ({path: 'duration', expected: '', met: true, ...one}))
  return {id: spec.id, target: 'local', status: 'passed', expectations: told, ...given} as CheckResult
}

const seen = result([
  {path: 'json.n', comparison: {seen: 7, tolerance: '+5%'}},
  {path: 'stdout'},
  {path: 'duration', comparison: {seen: 12.3456789, unit: 'ms', tolerance: '±20%'}},
])

it('is the same after it was written and read', () => {
  const root = temporaryFolder()
  const {baselines, rows} = record(none, [{spec, result: seen}], {time, commit: 'abc'})
  writeBaselines(root, baselines)
  expect(readBaselines(root, 'local')).toEqual({baselines})
  expect(readFileSync(join(root, 'baselines/local.json'), 'utf8')).toBe(`${JSON.stringify(baselines, null, 2)}\n`)
  expect(baselines.checks[spec.id]).toMatchObject({
    time,
    commit: 'abc',
    values: {duration: {value: 12.3457, unit: 'ms'}, 'json.n': {value: 7}},
  })
  expect(Object.keys(baselines.checks[spec.id]!.values)).toEqual(['duration', 'json.n'])
  expect(rows.map(({path}) => path)).toEqual(['duration', 'json.n'])
})

it('keeps what was recorded of others, and of a check that does not pass, in order', () => {
  const known = {digest: 'sha256:1', time, values: {duration: {value: 1}}}
  const before = {...none, checks: {'z#z': known, [spec.id]: known}}
  const failed = record(before, [{spec, result: {...seen, status: 'failed'}}], {time})
  expect(failed).toEqual({baselines: before, rows: []})
  const {baselines, rows} = record(before, [{spec, result: seen}], {time})
  expect(Object.keys(baselines.checks)).toEqual([spec.id, 'z#z'])
  expect(rows[0]).toMatchObject({path: 'duration', before: {value: 1}})
})

it('says how to get what is not recorded', () => {
  const how = '`proofbook baseline record --target local runbooks/d1.md#fast`'
  expect(baselineOf(spec, none)).toEqual({values: {}, missing: `no baseline recorded; ${how}`})
  expect(baselineOf(spec, none, 'it is torn')).toEqual({values: {}, missing: `it is torn; ${how}`})
  const {baselines} = record(none, [{spec, result: seen}], {time})
  expect(baselineOf(spec, baselines)).toMatchObject({values: {'json.n': {value: 7}}})
  const changed = {...spec, options: {run: 'false'}}
  expect(baselineOf(changed, baselines)).toMatchObject({values: {}, missing: /^the check looks at something else/})
  // A generated script keeps no line break at the end; a tolerance is no other look.
  const alike = {...spec, options: {run: 'true'}, expect: {duration: {baseline: '50%'}}}
  expect(baselineOf(alike, baselines)).toMatchObject({values: {'json.n': {value: 7}}})
})

it.each([
  '',
  '[]',
  '{"checks": 5}',
  '{"checks": {"a#b": {"digest": "x", "time": "y", "values": {"n": {"value": "5"}}}}}',
])('takes nothing from a file that says %j', (text) => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'baselines'))
  writeFileSync(join(root, 'baselines/local.json'), text)
  const {baselines, flaw} = readBaselines(root, 'local')
  expect(baselines).toEqual(none)
  expect(flaw).toMatch(/^`baselines\/local\.json` (cannot be read|is not what)/)
})

it('compares each value by itself, whatever else the check expects', () => {
  const given = result(
    [
      {
        path: 'duration',
        met: false,
        comparison: {recorded: 10, seen: 11, unit: 'ms', difference: 10, tolerance: '±20%'},
      },
      {path: 'json.n', met: false, comparison: {recorded: 10, seen: 11, difference: 10, tolerance: '+5%'}},
      {path: 'json.less', met: false, comparison: {recorded: 10, seen: 9, difference: -10, tolerance: '-5%'}},
      {path: 'json.text', met: false, actual: 'x'},
      {path: 'json.new', met: false, error: 'no baseline recorded', comparison: {seen: 5, tolerance: '±5%'}},
    ],
    {status: 'failed'},
  )
  const paths = ['duration', 'json.n', 'json.less', 'json.text', 'json.new', 'json.gone']
  expect(compare([{result: given, paths}]).map(({path, verdict, reason}) => [path, verdict, reason])).toEqual([
    ['duration', 'within', undefined],
    ['json.n', 'regression', undefined],
    ['json.less', 'regression', undefined],
    ['json.text', 'unknown', '`json.text` is not a number'],
    ['json.new', 'unknown', 'no baseline recorded'],
    ['json.gone', 'unknown', 'nothing was seen'],
  ])
})
