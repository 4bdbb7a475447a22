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
  expect(data.rules).toMatchObject({total: 4, led: 0})
  expect(data.rules.leads).toMatchObject([
    {name: 'Slow', state: 'none', title: 'runbooks/play', section: 'Slow', to: '/runbooks/play#slow'},
    {name: 'Down', state: 'none'},
    {name: 'Lost', state: 'none'},
    {name: 'Moved', state: 'dead-anchor', missing: 'gone', to: '/runbooks/play'},
  ])
  expect(data.unknownAlerts).toMatchObject([{name: 'Renamed'}])
  expect(data.withoutChecks).toEqual([2])
  expect(data.withChecks).toBe(2)
  expect(data.neverProven).toEqual([
    {target: 'local', total: 2, documents: [1]},
    {target: 'production', total: 1, documents: [0]},
  ])
})

test('says where each rule leads, and which pages no rule leads to', () => {
  const url = (runbook_url: string) => ({annotations: {runbook_url}})
  const data = coverageData(
    pagesInput({
      alerts: [
        rule('DiskFull', url('https://x.example/docs/runbooks/disk/#Full')),
        rule('DiskGone', url('https://x.example/docs/runbooks/gone')),
        rule('Other', url('https://elsewhere.example/a')),
        rule('Rendered', url('{{ $externalURL }}/a')),
        rule('Own', url('https://x.example/alerts/Own?a={{ $labels.a }}')),
      ],
      documents: [
        listed('runbooks/disk.md', {
          permalink: '/docs/runbooks/disk',
          sections: [{title: 'Full', anchor: 'full', depth: 2}],
        }),
        listed('runbooks/own.md', {alerts: ['Own']}),
        listed('runbooks/DiskLost.md'),
      ],
      published: {below: '', addresses: {'https://x.example/docs/': ''}, has: () => false},
    }),
  )
  expect(data.rules).toMatchObject({
    total: 3,
    led: 2,
    leads: [
      {name: 'DiskFull', state: 'page', section: 'Full', to: '/docs/runbooks/disk#full'},
      {name: 'DiskGone', state: 'dead-page', missing: 'runbooks/gone'},
      {name: 'Other', state: 'external', address: 'https://elsewhere.example/a'},
      {name: 'Rendered', state: 'unchecked'},
      {name: 'Own', state: 'page', to: '/runbooks/own'},
    ],
  })
  expect(data.orphans).toEqual([{title: 'runbooks/DiskLost', to: '/runbooks/DiskLost'}])
})

test('without rule files nothing is said of rules', () => {
  const data = coverageData(pagesInput({documents: [listed('a.md', {alerts: ['X']})]}))
  expect(data).toMatchObject({alerts: {known: false}, unknownAlerts: [], alertsWithoutRunbook: []})
})
