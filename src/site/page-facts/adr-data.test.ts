import {expect, test} from 'vitest'
import {adrData} from './adr-data.ts'
import {listed, pagesInput} from './listed.test-support.ts'

const log = (...documents: ReturnType<typeof listed>[]) => adrData(pagesInput({documents}))

test('numbers ascend, both ends say what supersedes what, and only decisions are listed', () => {
  const {decisions, graph} = log(
    listed('adr/0010-new.md', {
      title: '10. New',
      decision: {number: 10, status: 'accepted', supersedes: ['2']},
      checks: ['a'],
    }),
    listed('adr/0002-old.md', {title: 'Old', decision: {number: 2, supersededBy: ['0010-new']}}),
    listed('runbooks/x.md'),
  )
  expect(decisions).toMatchObject([
    {number: 2, title: 'Old', supersedes: [], supersededBy: [1], checks: 0},
    {number: 10, title: 'New', supersedes: [0], supersededBy: [], checks: 1},
  ])
  expect(graph).toBe('flowchart LR\n  d0["2 Old"]\n  d1["10 New"]\n  d0 -->|superseded by| d1')
})

test('a reference to nothing is shown as written, one to itself and circles do no harm', () => {
  const {decisions} = log(
    listed('adr/1.md', {decision: {number: 1, supersedes: ['1', '2', '99', '__proto__']}}),
    listed('adr/2.md', {decision: {number: 2, supersedes: ['1']}}),
  )
  expect(decisions[0]).toMatchObject({supersedes: [1], supersededBy: [1], dangling: ['99', '__proto__']})
})

test('a title cannot write into the diagram', () => {
  const {graph} = log(
    listed('adr/1.md', {
      title: 'A"] --> x; click d0 "javascript:alert(1)" %% <script>\n```',
      decision: {number: 1, supersedes: ['2']},
    }),
    listed('adr/2.md', {title: '`#quot;&lt;', decision: {number: 2}}),
  )
  expect(graph).toBe(
    'flowchart LR\n  d0["1 A -- x click d0 javascript alert(1) script"]\n  d1["2 quot lt"]\n  d1 -->|superseded by| d0',
  )
})

test('without supersession there is no diagram', () => {
  expect(log(listed('adr/1.md', {decision: {number: 1}})).graph).toBeUndefined()
})
