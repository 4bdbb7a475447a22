import {afterEach, expect, test, vi} from 'vitest'
import type {ProofsIndex, VerificationState} from '../../proof.ts'
import {addressWithLabels} from './address-with-labels.ts'
import {matches} from './matches.ts'
import {nearAlerts, readAddresses} from './near-alerts.ts'
import {readIndex} from './read-index.ts'
import {redOf} from './red-of.ts'
import {statusRows} from './status-rows.ts'
import {wantsSearch} from './wants-search.ts'

afterEach(() => vi.unstubAllGlobals())

const none = {broken: 0, expired: 0, stale: 0, unproven: 0, verified: 0}

function verification(state: VerificationState, target: string) {
  return {state, target, counts: {...none, [state]: 1}, flaky: 0, waived: 0}
}

const index: ProofsIndex = {
  version: 1,
  asOf: '2026-11-22T05:00:00Z',
  documents: [
    {slug: 'a', verifications: {local: verification('stale', 'local'), gone: verification('broken', 'gone')}},
    {slug: 'b', verifications: {local: verification('broken', 'local'), other: verification('unproven', 'other')}},
    {slug: 'c', verifications: {local: {...verification('unproven', 'local'), counts: none}}},
    {slug: '__proto__', verifications: {}},
  ],
}

test('what is red: the worst first, on targets that there are, where something can be proven', () => {
  expect(redOf(index, ['local', 'other', 'toString'])).toEqual({
    red: [
      {slug: 'b', target: 'local', state: 'broken'},
      {slug: 'a', target: 'local', state: 'stale'},
    ],
    counts: {...none, broken: 1, stale: 1, unproven: 1},
    asOf: index.asOf,
  })
})

test('an index is taken whole or not at all', () => {
  expect(readIndex(structuredClone(index))).toEqual(index)
  const broken = [null, 'x', [], {}, {...index, version: 2}, {...index, documents: {}}, {...index, documents: [null]}]
  for (const answer of broken) expect(readIndex(answer)).toBeUndefined()
  const odd = {...index, documents: [{slug: 'a', verifications: {local: {state: '<script>', counts: none}}}]}
  expect(readIndex(odd)).toBeUndefined()
  const bitten = {...verification('verified', 'local'), toothless: {}}
  expect(readIndex({...index, documents: [{slug: 'a', verifications: {local: bitten}}]})).toBeUndefined()
})

test('addresses of alerts from a server lead into this site only', () => {
  const answer = {
    a: ['A', '/runbooks/a#x'],
    b: ['B', '//evil.example'],
    c: ['C', 'javascript:alert(1)'],
    d: ['D'],
    e: [1],
    f: 'x',
  }
  expect({...readAddresses(answer)}).toEqual({a: ['A', '/runbooks/a#x'], d: ['D']})
  expect({...readAddresses(null)}).toEqual({})
  expect(readAddresses({})['constructor']).toBeUndefined()
})

test('a name that is nearly right finds the alerts that were meant', () => {
  const addresses = readAddresses({diskfull: ['DiskFull'], diskslow: ['DiskSlow'], queuelong: ['QueueLong']})
  expect(nearAlerts(addresses, 'diskful')).toEqual(['DiskFull', 'DiskSlow'])
  expect(nearAlerts(addresses, '')).toEqual([])
})

test('labels go before the anchor', () => {
  expect(addressWithLabels('/a#b', '?c=d')).toBe('/a?c=d#b')
  expect(addressWithLabels('/a', '')).toBe('/a')
})

test('each word has to be in one of the texts', () => {
  expect(matches(' DISK  p1', ['DiskFull', undefined, 'P1'])).toBe(true)
  expect(matches('disk p2', ['DiskFull', 'P1'])).toBe(false)
  expect(matches('', [])).toBe(true)
})

test('a slash is for the search unless it is typed into a field or with a modifier', () => {
  class Element {
    field: boolean
    constructor(field: boolean) {
      this.field = field
    }
    matches() {
      return this.field
    }
  }
  vi.stubGlobal('HTMLElement', Element)
  const key = (given: object) =>
    wantsSearch({key: '/', target: new Element(false), ...given} as unknown as KeyboardEvent)
  expect(key({})).toBe(true)
  expect(key({target: new Element(true)})).toBe(false)
  expect(key({ctrlKey: true})).toBe(false)
  expect(key({key: 'a'})).toBe(false)
})

test('the rows of the status page are what their short form stands for', () => {
  const data = {
    targets: ['local', 'production'],
    unchecked: 0,
    owners: ['team'],
    services: [],
    rows: [
      ['a', 'A', '', 0, -1, 2, 'a12-', '2026-12-01'] as [
        string,
        string,
        string,
        number,
        number,
        number,
        string,
        string,
      ],
    ],
  }
  expect(statusRows(data)).toEqual([
    {
      slug: 'a',
      title: 'A',
      to: undefined,
      owner: 'team',
      service: undefined,
      checks: 2,
      states: {local: 'broken'},
      toothless: {local: 12},
      nextReview: '2026-12-01',
    },
  ])
})
