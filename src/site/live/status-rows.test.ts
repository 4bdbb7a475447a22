import {expect, test} from 'vitest'
import type {VerificationState} from '../../proof.ts'
import {countStates} from './count-states.ts'
import {filterRows} from './filter-rows.ts'

const rows: {slug: string; title: string; owner?: string; states: Record<string, VerificationState>}[] = [
  {slug: 'a', title: 'Deployment', owner: 'team-carrel', states: {local: 'verified', production: 'stale'}},
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
