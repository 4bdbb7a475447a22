import {expect, test} from 'vitest'
import {trendOf} from './trend.ts'

const run = (status: 'passed' | 'failed', durationMs: number) => ({time: '2026-11-22T04:00:00Z', status, durationMs})

test('runs that passed stand above the line, the others hang below', () => {
  expect(trendOf([run('passed', 50), run('failed', 100), run('passed', 0)])).toEqual({
    passed: 'M82 11v-5M88 11v-1',
    others: 'M85 11v5',
    words: 'Last 3 runs: 2 passed, 1 failed; slowest 100 ms',
  })
})

test('only the last thirty runs count', () => {
  expect(trendOf(Array.from({length: 40}, (_, i) => run(i < 10 ? 'failed' : 'passed', 1)))?.words).toMatch(
    'Last 30 runs: 30 passed;',
  )
})

test('one run is no trend', () => {
  expect(trendOf([run('passed', 1)])).toBeUndefined()
  expect(trendOf()).toBeUndefined()
})
