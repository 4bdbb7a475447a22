import {expect, test} from 'vitest'
import type {VerificationState} from '../../proof.ts'
import {countStates} from './count-states.ts'
import {currentRows} from './current-rows.ts'
import {filterRows} from './filter-rows.ts'

const rows: {
  slug: string
  title: string
  owner?: string
  states: Record<string, VerificationState>
  toothless?: Record<string, number>
}[] = [
  {
    slug: 'a',
    title: 'Deployment',
    owner: 'team-carrel',
    states: {local: 'verified', production: 'stale'},
    toothless: {local: 2},
  },
  {slug: 'b', title: 'Backup', states: {local: 'broken'}},
  {slug: 'c', title: 'Constructor', states: {}},
]
const slugs = (text: string, state = '', target = '') => filterRows(rows, {text, state, target}).map(({slug}) => slug)

test('each column adds up to all documents', () => {
  const counts = countStates(rows, ['local', 'production', 'constructor'])
  for (const count of Object.values(counts)) expect(Object.values(count).reduce((a, b) => a + b)).toBe(3)
  expect(counts.local).toMatchObject({verified: 1, broken: 1, none: 1})
})

test('the worst comes first', () => {
  expect(slugs('')).toEqual(['b', 'a', 'c'])
})

test('words, state and target narrow the table', () => {
  expect(slugs('carrel deploy')).toEqual(['a'])
  expect(slugs('', 'stale')).toEqual(['a'])
  expect(slugs('', 'stale', 'local')).toEqual([])
  expect(slugs('', '', 'local')).toEqual(['b', 'a'])
})

test('a document with a toothless check is found whatever its state, on the target where it is', () => {
  expect(slugs('', 'toothless')).toEqual(['a'])
  expect(slugs('', 'toothless', 'local')).toEqual(['a'])
  expect(slugs('', 'toothless', 'production')).toEqual([])
  expect(slugs('', 'toothless', 'constructor')).toEqual([])
})

test('an index from the server brings checks that turned out toothless, and takes back those that did not', () => {
  const counts = {verified: 1, broken: 0, stale: 0, expired: 0, unproven: 0}
  const said = (toothless?: number) => ({
    version: 1 as const,
    asOf: '2026-11-22T04:00:00Z',
    documents: [
      {
        slug: 'a',
        verifications: {
          local: {
            state: 'verified' as const,
            target: 'local',
            counts,
            flaky: 0,
            waived: 0,
            ...(toothless && {toothless}),
          },
        },
      },
    ],
  })
  expect(currentRows(rows, said(2))).toBe(rows)
  expect(currentRows(rows, said(3))[0]!.toothless).toEqual({local: 3})
  expect(currentRows(rows, said())[0]!.toothless).toEqual({})
  expect(currentRows(rows, undefined)).toBe(rows)
})
