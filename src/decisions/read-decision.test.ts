import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {JsonObject} from '../model.ts'
import {readDecision} from './read-decision.ts'

const read = (text: string, frontMatter: JsonObject = {}, path = 'adr/0007-x.md', title = 'X') =>
  readDecision({path, title, frontMatter, text})

test('front matter says it', () => {
  const frontMatter = {status: 'Accepted', date: '2026-11-22', supersedes: ['0003-old.md', 4, 'ADR-0005']}
  expect(read('# X\n', frontMatter)).toEqual({
    number: 7,
    status: 'accepted',
    date: '2026-11-22',
    supersedes: ['0003-old', '4', '5'],
    supersededBy: [],
  })
})

test.each([
  ['* Status: accepted\n* Date: 2020-01-02\n'],
  ['- **Status**: Accepted\n- **Date**: 2020-01-02\n'],
  ['**Status:** accepted\n\n**Date:** 2020-01-02\n'],
  ['| Status | accepted |\n| Date | 2020-01-02 |\n'],
  ['Status: `accepted`\nDate: on 2020-01-02, in a meeting\n'],
  ['Date: 2020-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nStatus: rejected\n'],
])('text says it: %j', (text) => {
  expect(read(`# X\n\n${text}`)).toMatchObject({status: 'accepted', date: '2020-01-02'})
})

test.each([
  ['superseded by ADR-0123', ['123']],
  ['superseded by [ADR-0005](0005-example.md)', ['0005-example']],
  ['Superceded by [9. Help](./0009-help.md#top)', ['0009-help']],
])('%s: both the state and what took its place', (status, supersededBy) => {
  expect(read('', {status})).toMatchObject({status: 'superseded', supersededBy})
  expect(read(`# X\n\n## Status\n\n${status}\n`)).toMatchObject({status: 'superseded', supersededBy})
})

test('what it took the place of may stand in the section of its status', () => {
  expect(read('# X\n\n## Status\n\nAccepted\n\nSupersedes [2. Y](0002-y.md)\n')).toMatchObject({
    status: 'accepted',
    supersedes: ['0002-y'],
  })
})

test('a template says nothing, nor do a fence, the context and an impossible day', () => {
  expect(read('# X\n\n* Status: {proposed | accepted}\n').status).toBeUndefined()
  expect(read('# X\n\n```yaml\nstatus: accepted\n```\n').status).toBeUndefined()
  expect(read('# X\n\n## Context\n\nStatus: accepted\n').status).toBeUndefined()
  expect(read('# X\n\nDate: 2020-13-40\n').date).toBeUndefined()
})

test.each([
  ['adr/0012-a.md', 'T', 12],
  ['adr/ADR-3.md', 'T', 3],
  ['adr/choose.md', '14. Choose', 14],
  ['adr/choose.md', 'Choose 3', undefined],
  ['adr/2020/choose.md', 'Choose', undefined],
])('%s titled %s has the number %s', (path, title, number) => {
  expect(read('', {}, path, title).number).toBe(number)
})

test('hostile input: wrong types, a long text, many references; quick, and nothing is thrown', () => {
  const odd = {status: {a: 1}, date: 5, supersedes: [[1], null, {}], 'superseded-by': true} as unknown as JsonObject
  expect(read('', odd)).toEqual({number: 7, status: undefined, date: undefined, supersedes: [], supersededBy: []})
  const started = performance.now()
  for (const text of [
    '* '.repeat(500_000),
    `Status: ${'a '.repeat(500_000)}`,
    `---\n${'x: y\n'.repeat(200_000)}`,
    '['.repeat(1e6),
    '(<'.repeat(5e5),
  ])
    read(text, {supersedes: text})
  expect(performance.now() - started).toBeLessThan(5000)
  const lines = Array.from({length: 70}, (_, n) => `Supersedes: ADR ${n}\n`).join('')
  expect(read(`# X\n${lines}`).supersedes.length).toBeLessThanOrEqual(50)
})

test('never throws', () => {
  const frontMatter = fc.dictionary(fc.constantFrom('status', 'date', 'supersedes', 'superseded-by'), fc.jsonValue())
  fc.assert(fc.property(fc.string(), frontMatter, (text, given) => void read(text, given as JsonObject)))
})
