import {expect, it} from 'vitest'
import type {AlertCoverage} from '../report.ts'
import {judgeRequirements, requirementsOf} from './requirements.ts'
import {UsageError} from './usage-error.ts'

const coverage = (total: number, led: number, given: Partial<AlertCoverage> = {}): AlertCoverage => ({
  total,
  led,
  external: 0,
  unchecked: 0,
  rules: [],
  orphans: [],
  ...given,
})

it.each([
  [['alerts=100%'], [{name: 'alerts', required: 100}]],
  [['alerts=95'], [{name: 'alerts', required: 95}]],
  [['alerts=10%', 'alerts=99.5%'], [{name: 'alerts', required: 99.5}]],
  [[], []],
])('reads %j', (words, expected) => expect(requirementsOf(words)).toEqual(expected))

it.each(['alerts', 'alerts=', 'alerts=many', 'alerts=101%', 'alerts=-1', '', 'runbooks=100%'])('refuses %j', (word) => {
  expect(() => requirementsOf([word])).toThrow(UsageError)
})

it('names the nearest of a name that it does not know', () => {
  expect(() => requirementsOf(['alert=100%'])).toThrow(
    expect.objectContaining({
      message: 'Unexpected `--require alert`, expected one of alerts',
      hint: 'did you mean `alerts`?',
    }) as Error,
  )
})

it('is met by the share that is asked for, and never by rounding', () => {
  const judge = (total: number, led: number, required: number) =>
    judgeRequirements([{name: 'alerts', required}], coverage(total, led)).coverage.requirements[0]
  expect(judge(30, 28, 93)).toMatchObject({met: true})
  expect(judge(30, 28, 94)).toMatchObject({met: false})
  expect(judge(1000, 999, 100)).toMatchObject({
    met: false,
    sentence: 'alerts: 999 of 1000 lead to a runbook (99 %), 100 % required',
  })
})

it('says what is not counted, and which do not lead anywhere', () => {
  const rules = ['A', 'B', 'C', 'D'].map((name, line) => ({name, path: 'a.yml', line, state: 'none' as const}))
  const alerts = coverage(4, 0, {external: 3, unchecked: 1, rules})
  const {coverage: found, problems} = judgeRequirements([{name: 'alerts', required: 100}], alerts)
  expect(found.requirements[0]!.sentence).toBe(
    'alerts: 0 of 4 lead to a runbook (0 %), 100 % required; besides, 3 lead elsewhere and 1 cannot be checked',
  )
  expect(problems).toMatchObject([
    {
      rule: 'unmet-requirement',
      severity: 'error',
      reason: 'Unexpected 0 of 4 alerts that lead to a runbook, expected 100 %',
      hint: '`A` (a.yml:0), `B` (a.yml:1), `C` (a.yml:2) and 1 more do not',
    },
  ])
})

it('is not met by nothing', () => {
  const {coverage, problems} = judgeRequirements([{name: 'alerts', required: 0}], undefined)
  expect(coverage.requirements[0]!.sentence).toBe('alerts: none to count, 0 % required')
  expect(problems[0]!.reason).toBe('Unexpected absence of alerts that lead to a runbook, expected 0 %')
})
