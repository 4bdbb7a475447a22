import fc from 'fast-check'
import {expect, it} from 'vitest'
import type {CheckResult, RunEvent} from '../model.ts'
import {advance, eventLine, notStarted, progressLine} from './progress.ts'
import {displayWidth} from './text/display-width.ts'

const at = '2026-11-22T01:04:00.000Z'

function finished(id: string, fields: Partial<CheckResult>): RunEvent {
  return {
    type: 'check-finished',
    result: {id, status: 'passed', flaky: false, durationMs: 12, ...fields} as CheckResult,
  }
}

const events: RunEvent[] = [
  {type: 'run-started', target: 'local', checks: 12, at},
  {type: 'check-started', id: 'deployment#healthy', at},
  {type: 'check-started', id: 'onboarding#node', at},
  finished('onboarding#node', {}),
  finished('onboarding#env', {status: 'failed'}),
]

it('is one line: how far, how it stands, what is running', () => {
  const progress = events.reduce(advance, notStarted)
  const line = progressLine(progress, {color: false, width: 80, elapsedMs: 3214})
  expect(line).toBe('2/12  ✓ 1 passed  ✗ 1 failed  deployment#healthy  3.2 s')
})

it('never takes more than the width, nor a second line', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 120}), fc.string({unit: 'binary'}), (width, id) => {
      const progress = [...events, {type: 'check-started', id, at} as const].reduce(advance, notStarted)
      const line = progressLine(progress, {color: false, width, elapsedMs: 61_000})
      expect(displayWidth(line)).toBeLessThanOrEqual(width)
      expect(line).not.toMatch(/\p{Cc}/u)
    }),
  )
})

it('is plain lines where no line can be redrawn', () => {
  expect(events.map(eventLine)).toEqual([
    'proving 12 checks on local',
    undefined,
    undefined,
    '✓ passed  onboarding#node  12 ms',
    '✗ failed  onboarding#env  12 ms',
  ])
})
