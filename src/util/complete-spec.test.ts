import {expect, it} from 'vitest'
import type {CheckSpec} from '../model.ts'
import {completeSpec, spareSpec} from './complete-spec.ts'

const place = {path: 'runbooks/deployment.md', start: {line: 42, column: 1}, end: {line: 50, column: 4}}

it('fills in what a script leaves out', () => {
  expect(completeSpec({id: 'ops/deployment#healthy', kind: 'http', place, effect: 'reads'})).toEqual({
    id: 'ops/deployment#healthy',
    slug: 'ops/deployment',
    name: 'healthy',
    document: 'runbooks/deployment.md',
    kind: 'http',
    title: '',
    options: {},
    expect: {},
    implied: [],
    timeoutMs: 30_000,
    effect: 'reads',
    tags: [],
    needs: [],
    capture: {},
    inputs: {},
    variables: [],
    place,
    digest: '',
  })
})

it('finds again everything that was left out', () => {
  const spec: CheckSpec = {
    ...completeSpec({id: 'a#b', kind: 'sql', place}),
    slug: 'a#odd',
    tags: ['smoke'],
    capture: {token: {path: 'value', secret: true}},
    timeoutMs: 1000,
    waive: {until: '2026-12-01', because: 'it is known'},
    digest: 'sha256:00',
  }
  const spare = spareSpec(spec)
  expect(Object.keys(spare)).not.toContain('needs')
  expect(Object.keys(spare)).not.toContain('name')
  expect(completeSpec(spare)).toEqual(spec)
})

it('shares nothing between two specs', () => {
  const one = completeSpec({id: 'a#b', kind: 'sql', place})
  one.tags.push('changed')
  expect(completeSpec({id: 'a#c', kind: 'sql', place}).tags).toEqual([])
})
