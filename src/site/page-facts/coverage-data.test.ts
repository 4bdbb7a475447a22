import {expect, test} from 'vitest'
import {coverageData} from './coverage-data.ts'
import {listed, pagesInput, rule} from './listed.test-support.ts'

test('what stands alone is listed, and the numbers add up', () => {
  const sections = [
    {title: 'Slow', anchor: 'slow', depth: 2, checks: ['fast']},
    {title: 'Down', anchor: 'down', depth: 2},
  ]
  const data = coverageData(
    pagesInput({
      targets: ['local', 'production'],
      alerts: [
        rule('Slow'),
        rule('Down'),
        rule('Lost', {line: 7}),
        rule('Moved', {annotations: {runbook_url: 'https://x.example/runbooks/play#gone'}}),
      ],
      documents: [
        listed('runbooks/play.md', {checks: ['fast'], sections, alerts: ['Renamed'], states: {local: 'broken'}}),
        listed('runbooks/only.md', {checks: [{name: 'a', targets: ['local']}], states: {local: 'unproven'}}),
        listed('runbooks/prose.md'),
      ],
    }),
  )
  expect(data.alerts).toEqual({total: 5, withRunbook: 4, withCheck: 3, known: true})
  expect(data.alertsWithoutRunbook).toEqual([{name: 'Lost', to: '/alerts/Lost', path: 'alerts.yml', line: 7}])
  expect(data.alertsWithoutCheck).toEqual([{name: 'Down', to: '/runbooks/play#down', title: 'Down'}])
  expect(data.deadHeadings).toMatchObject([{name: 'Moved', anchor: 'gone', to: '/runbooks/play'}])
  expect(data.unknownAlerts).toMatchObject([{name: 'Renamed'}])
  expect(data.withoutChecks).toEqual([2])
  expect(data.withChecks).toBe(2)
  expect(data.neverProven).toEqual([
    {target: 'local', total: 2, documents: [1]},
    {target: 'production', total: 1, documents: [0]},
  ])
})

test('without rule files nothing is said of rules', () => {
  const data = coverageData(pagesInput({documents: [listed('a.md', {alerts: ['X']})]}))
  expect(data).toMatchObject({alerts: {known: false}, unknownAlerts: [], alertsWithoutRunbook: []})
})
