import {describe, expect, it} from 'vitest'
import type {CheckResult, Omission, Problem} from '../model.ts'
import {exitCode} from './exit-code.ts'
import {report, type ReportInput} from './report.ts'
import {counts, verdict} from './verdict.ts'

const start = {line: 1, column: 1}
const place = {path: 'a.md', start, end: start}
const waived = {until: '2026-12-01', because: 'known'}

function result(fields: Partial<CheckResult>): CheckResult {
  return {
    id: 'a#x',
    title: 'X',
    kind: 'http',
    sentence: 'X holds',
    place,
    target: 'local',
    effect: 'reads',
    status: 'passed',
    flaky: false,
    expectations: [],
    evidence: [],
    startedAt: '2026-11-22T01:04:00.000Z',
    durationMs: 1,
    attempts: 1,
    digest: '',
    ...fields,
  }
}

const passed = result({})
const flaky = result({flaky: true, attempts: 2})
const given = result({inputs: {namespace: 'stage', pod: 'web-\u001b1\n'}})
const failed = result({status: 'failed'})
const errored = result({status: 'errored'})
const skipped = result({status: 'skipped', reason: 'needs `x`'})
const waivedFailure = result({status: 'failed', waived})
const waivedError = result({status: 'errored', waived})
const omission: Omission = {id: 'a#z', title: 'Z', place, reason: 'not selected'}
const problem: Problem = {rule: 'r', severity: 'error', reason: 'Unexpected x', place}
const warning: Problem = {...problem, severity: 'warning'}

function assembled(fields: Partial<ReportInput>) {
  const tool = {name: 'proofbook', version: '0'}
  const none = {documents: [], results: [], problems: [], omissions: [], refused: []}
  const run = {tool, target: 'local', startedAt: '2026-11-22T01:04:00.000Z', durationMs: 1, interrupted: false}
  return report({...run, ...none, ...fields})
}

type Row = [situation: string, fields: Partial<ReportInput>, exit: number, strict: number, sentence: string]

const table: Row[] = [
  ['all passed', {results: [passed, passed]}, 0, 0, 'Proven: all 2 checks passed'],
  ['one flaky', {results: [passed, flaky]}, 0, 1, 'Proven, but 1 flaky'],
  ['other inputs', {results: [given, passed]}, 0, 0, 'Proven, but only for namespace=stage, pod=web-\\u001b1'],
  ['other inputs and a failure', {results: [given, failed]}, 1, 1, 'Not proven: 1 failed'],
  ['one failed', {results: [passed, failed]}, 1, 1, 'Not proven: 1 failed'],
  ['failed, but waived', {results: [passed, waivedFailure]}, 0, 0, 'Proven, but 1 waived'],
  ['errored, but waived', {results: [waivedError]}, 0, 0, 'Nothing proven, but 1 waived'],
  ['one errored', {results: [passed, errored]}, 3, 3, 'Not proven: 1 could not be found out'],
  ['failed and errored', {results: [errored, failed]}, 1, 1, 'Not proven: 1 failed, 1 could not be found out'],
  ['errored and flaky', {results: [errored, flaky]}, 3, 1, 'Not proven: 1 could not be found out'],
  ['skipped after a failure', {results: [failed, skipped]}, 1, 1, 'Not proven: 1 failed'],
  [
    'skipped after a waived failure',
    {results: [waivedFailure, skipped]},
    0,
    0,
    'Nothing proven, but 1 waived, 1 skipped',
  ],
  ['skipped, nothing failed', {results: [passed, skipped]}, 3, 3, 'Not proven: 1 skipped though nothing failed'],
  ['nothing selected', {omissions: [omission]}, 2, 2, 'Not proven: nothing was checked'],
  ['some not selected', {results: [passed], omissions: [omission]}, 0, 0, 'Proven: the one check passed'],
  ['refused', {refused: [omission]}, 4, 4, 'Not proven: 1 refused'],
  [
    'refused and errored',
    {results: [errored], refused: [omission]},
    4,
    4,
    'Not proven: 1 refused, 1 could not be found out',
  ],
  ['failed and refused', {results: [failed], refused: [omission]}, 1, 1, 'Not proven: 1 failed, 1 refused'],
  ['a problem', {results: [failed], problems: [problem]}, 2, 2, 'Not proven: 1 problem, 1 failed'],
  ['a warning', {results: [passed], problems: [warning]}, 0, 0, 'Proven, but 1 warning'],
  [
    'interrupted',
    {problems: [problem], interrupted: true},
    130,
    130,
    'Not proven: interrupted, 1 problem, nothing was checked',
  ],
]

describe('exitCode and verdict', () => {
  it.each(table)('%s', (_, fields, exit, strict, sentence) => {
    const given = assembled(fields)
    expect(exitCode(given, {strict: false})).toBe(exit)
    expect(exitCode(given, {strict: true})).toBe(strict)
    expect(verdict(given).sentence).toBe(sentence)
    expect(verdict(given).level === 'unproven').toBe(exit !== 0)
  })

  it('does not expect results where documents were only read', () => {
    expect(exitCode(assembled({}), {strict: true, lint: true})).toBe(0)
    expect(verdict(assembled({}), true)).toEqual({level: 'proven', sentence: 'Sound: no problems'})
    expect(exitCode(assembled({problems: [problem]}), {strict: false, lint: true})).toBe(2)
    expect(verdict(assembled({problems: [problem, problem]}), true).sentence).toBe('Not sound: 2 problems')
    expect(verdict(assembled({problems: [warning]}), true).sentence).toBe('Sound, but 1 warning')
  })
})

describe('counts', () => {
  it('says what is in it', () => {
    const results = [passed, flaky, failed, waivedFailure, waivedError, errored, skipped]
    expect(counts(assembled({results, omissions: [omission], refused: [omission], problems: [problem, warning]}))).toBe(
      '7 checks: 2 passed (1 flaky), 2 failed (1 waived), 2 errored (1 waived), 1 skipped; not run: 1 omitted, 1 refused; 1 problem, 1 warning',
    )
    expect(counts(assembled({results: [passed]}))).toBe('1 check: 1 passed')
    expect(counts(assembled({}))).toBe('0 checks')
  })
})

describe('report', () => {
  it('puts every result under its document, also one that was not planned, and problems in order', () => {
    const other = result({id: 'b/c#y', place: {...place, path: 'b/c.md'}})
    const documents = [{path: 'a.md', slug: 'a', title: 'A', digest: 'd'}]
    const late = {...problem, place: {...place, start: {line: 9, column: 1}}}
    const given = assembled({documents, results: [other, passed], problems: [late, problem]})
    expect(given.documents.map(({path, slug, results}) => [path, slug, results.length])).toEqual([
      ['a.md', 'a', 1],
      ['b/c.md', 'b/c', 1],
    ])
    expect(given.problems).toEqual([problem, late])
  })

  it('cuts values that are nested too deeply to be read', () => {
    const actual = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
    const deep = result({expectations: [{path: 'json', expected: '[]', actual, met: false}]})
    const [expectation] = assembled({results: [deep]}).documents[0]!.results[0]!.expectations
    expect(JSON.stringify(expectation!.actual)).toBe(`${'['.repeat(50)}"…"${']'.repeat(50)}`)
  })
})
