import {expect, it} from 'vitest'
import type {Problem} from '../../model.ts'
import type {MadeSite} from './make-site.ts'
import {summary} from './summary.ts'

const point = {line: 7, column: 1}
const problem: Problem = {
  rule: 'unknown-field',
  severity: 'error',
  reason: 'Unexpected `x`, expected `y`',
  place: {path: 'docs/b.md', start: point, end: point},
}
const page = {staged: '', route: '', title: '', tags: [], anchors: [], headings: {}, notes: []}
const made: MadeSite = {
  manifest: {
    version: 1,
    title: '',
    baseUrl: '/',
    folder: '',
    root: '',
    stage: '',
    packages: {},
    rules: [],
    pages: [
      {...page, source: 'a.md', asSource: true},
      {...page, source: 'b.md', asSource: false},
    ],
  },
  out: '',
  notes: [
    {path: 'a.md', line: 1, message: 'Unexpected a, expected b'},
    {path: 'a.md', line: 3, message: 'Unexpected \u001B[31mc, expected d'},
  ],
  omissions: [{path: '.x', reason: 'a reason'}],
}
const request = {
  made,
  problems: [problem, {...problem, rule: 'not-utf-8'}],
  inFolder: (path: string) => `docs/${path}`,
  inProject: (path: string) => path,
}

it('says one line a document, and totals that add up', () => {
  expect(summary({...request, verbose: false})).toBe(
    [
      'docs/a.md:1  Unexpected a, expected b; and 1 more',
      'docs/b.md:7  Unexpected `x`, expected `y`',
      'docs/.x  left out: a reason',
      '2 documents · 2 pages (1 as source) · 3 diagnostics · 1 left out',
      '',
    ].join('\n'),
  )
})

it('says everything when it is asked to, without what a terminal would obey', () => {
  expect(summary({...request, verbose: true})).toContain('docs/a.md:3  Unexpected \uFFFD[31mc, expected d\n')
})
