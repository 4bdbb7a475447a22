import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {homeData} from './home-data.ts'
import {listed, pagesInput, rule} from './listed.test-support.ts'
import {stateLetter, letterStates, states} from './state-letters.ts'
import {statusData} from './status-data.ts'

const severities = ['critical', 'warning', 'info']

/** A repository of so many documents, each with checks and an alert, on three targets. */
function large(count: number) {
  const numbers = Array.from({length: count}, (_, index) => index)
  return pagesInput({
    targets: ['local', 'staging', 'production'],
    alerts: numbers.map((n) =>
      rule(`ServiceNumber${n}IsDown`, {
        severity: severities[n % 3],
        annotations: {summary: `Service ${n} does not answer`},
      }),
    ),
    documents: numbers.map((n) =>
      listed(`runbooks/team-${n % 40}/service-number-${n}.md`, {
        title: `Service number ${n} and how to restart it`,
        service: `service-${n % 50}`,
        owner: `team-${n % 40}`,
        checks: ['healthy', 'ready'],
        states: {local: states[n % 5]!, staging: 'verified', production: 'unproven'},
      }),
    ),
  })
}

test('home stays small with two thousand documents', () => {
  const data = homeData(large(2000))
  expect(JSON.stringify(data).length).toBeLessThan(20_000)
  expect(data.alerts).toMatchObject([{severity: 'critical'}])
  expect(data.moreAlerts).toBe(2000 - 24)
  expect(data.counts).toEqual({broken: 400, expired: 400, stale: 400, unproven: 2400, verified: 2400})
  expect(data.red.every(({state}) => state === 'broken')).toBe(true)
})

test('status is at most 16 bytes a document as it travels', () => {
  const data = statusData(large(2000))
  expect(data.rows).toHaveLength(2000)
  expect(gzipSync(JSON.stringify(data)).length / 2000).toBeLessThan(16)
  expect(data.rows[1]!.at(-1)).toBe('bed')
})

test('a target that no check applies to has no state', () => {
  const documents = [
    listed('a.md', {checks: [{name: 'x', targets: ['production']}], states: {local: 'verified'}}),
    listed('b.md'),
  ]
  const data = statusData(pagesInput({targets: ['local', 'production'], documents}))
  expect(data.rows).toEqual([['a', 'a', '/a', -1, -1, 1, '-d']])
  expect(data.unchecked).toBe(1)
})

test('states survive their letters, and so does how many checks are toothless', () => {
  const all = [...states, undefined]
  const letters = all.map((state) => stateLetter(state)).join('')
  expect(letterStates(letters)).toEqual(all.map((state) => ({state, toothless: 0})))
  expect(letterStates(stateLetter('verified', 12) + stateLetter('broken') + stateLetter('stale', 1))).toEqual([
    {state: 'verified', toothless: 12},
    {state: 'broken', toothless: 0},
    {state: 'stale', toothless: 1},
  ])
})

test('runbooks stand under their service, the playbook first, without those of single alerts and decisions', () => {
  const documents = [
    listed('runbooks/backup.md', {title: 'Backup', service: 'shop'}),
    listed('runbooks/incident-playbook.md', {title: 'What now', service: 'shop'}),
    listed('runbooks/alerts/Down.md', {title: 'Down', service: 'shop', alerts: ['Down']}),
    listed('runbooks/other.md', {title: 'Other'}),
    listed('docs/onboarding.md', {title: 'First day'}),
    listed('adr/1.md', {decision: {number: 1}}),
  ]
  const data = homeData(pagesInput({documents}))
  expect(data.services.map(({service, runbooks}) => [service, ...runbooks.map(({title}) => title)])).toEqual([
    ['shop', 'What now', 'Backup'],
    ['', 'Other'],
  ])
  expect(data.start).toMatchObject([{title: 'First day', to: '/docs/onboarding'}])
})

test('a folder without runbooks is listed by its folders', () => {
  const data = homeData(pagesInput({documents: [listed('git/rebase.md'), listed('README.md')]}))
  expect(data).toMatchObject({byFolder: true, services: [{service: 'git'}, {service: ''}]})
})
