import {expect, it} from 'vitest'
import type {AlertFact} from '../fact.ts'
import type {AlertPage, Shelf} from './alert-page.ts'
import {leadsOf} from './leads-of.ts'

function rule(name: string, address?: string, given: Partial<AlertFact> = {}): AlertFact {
  const annotations: Record<string, string> = address === undefined ? {} : {runbook_url: address}
  const runbookAt = address === undefined ? {} : {runbookAt: {annotation: 'runbook_url', line: 2, column: 3}}
  return {
    family: 'alert',
    name,
    path: 'ops/rules/a.yml',
    line: 1,
    column: 1,
    labels: {},
    annotations,
    ...runbookAt,
    ...given,
  }
}

function page(path: string, given: Partial<AlertPage> = {}): AlertPage {
  return {path, title: path, alerts: [], headings: [], anchors: [], ...given}
}

const pages = [
  page('runbooks/disk-full.md', {
    alerts: ['DiskFull'],
    headings: [
      {text: 'Disk', anchor: 'disk', depth: 1},
      {text: 'Free space', anchor: 'free-space', depth: 2},
    ],
    anchors: ['Here'],
  }),
  page('runbooks/KubePodDown.md'),
  page('runbooks/README.md'),
  page('docs/02-guide/01-start.md'),
]

function shelf(given: Partial<Shelf> = {}): Shelf {
  const paths = pages.map(({path}) => path)
  const has = (path: string) =>
    paths.includes(path) || paths.some((one) => one.startsWith(`${path}/`)) || path === 'dash.json'
  const pageOf = (path: string) => pages.find((one) => one.path === path)
  return {pages, paths, has, pageOf, below: '', addresses: {}, ...given}
}

const repository = {address: 'https://github.com/acme/shop', branch: 'release/2', root: '/'}
const addresses = {
  'https://docs.example/': 'docs',
  'https://docs.example/books': 'runbooks/',
  'https://one.example/disk': 'runbooks/disk-full.md',
}
const published = shelf({repository, addresses})

function lead(address: string, given: Partial<AlertFact> = {}, on = published): string {
  const [{state, page, heading, missing, otherCase, certain}] = leadsOf([rule('DiskFull', address, given)], on) as [
    ReturnType<typeof leadsOf>[number],
  ]
  const to = page === undefined ? '' : ` ${page.path}${heading ? `#${heading.anchor}` : ''}`
  return `${state}${to}${missing === undefined ? '' : ` !${missing}`}${otherCase === undefined ? '' : ` ~${otherCase}`}${certain ? '' : ' ?'}`
}

it.each([
  ['https://github.com/acme/shop/blob/main/runbooks/disk-full.md', 'page runbooks/disk-full.md'],
  [
    'https://github.com/acme/shop/blob/release/2/runbooks/disk-full.md#free-space',
    'page runbooks/disk-full.md#free-space',
  ],
  ['https://raw.githubusercontent.com/acme/shop/main/runbooks/disk-full.md', 'page runbooks/disk-full.md'],
  ['https://github.com/acme/shop/tree/main/runbooks/', 'page runbooks/README.md'],
  ['https://github.com/acme/shop/blob/main/dash.json', 'page'],
  ['https://github.com/acme/shop/blob/main/runbooks/Disk-Full.md', 'dead-page !runbooks/Disk-Full.md'],
  ['https://github.com/acme/shop/blob/main/runbooks/gone.md?plain=1#x', 'dead-page !runbooks/gone.md'],
  ['https://github.com/acme/shop/blob/v1.0/runbooks/gone.md', 'unchecked ?'],
  ['https://github.com/other/else/blob/main/runbooks/disk-full.md', 'external ?'],
  ['https://github.com/fork/shop/blob/main/runbooks/disk-full.md', 'page runbooks/disk-full.md ?'],
])('finds %s in the repository', (address, expected) => expect(lead(address)).toBe(expected))

it('knows the folder of the project in its repository', () => {
  const on = shelf({repository, below: 'ops/'})
  const blob = 'https://github.com/acme/shop/blob/main/'
  expect(lead(`${blob}ops/runbooks/disk-full.md`, {}, on)).toBe('page runbooks/disk-full.md')
  expect(lead(`${blob}ops/runbooks/gone.md`, {}, on)).toBe('dead-page !runbooks/gone.md')
  expect(lead(`${blob}web/runbooks/gone.md`, {}, on)).toBe('unchecked ?')
})

it.each([
  ['https://docs.example/books/Disk-Full/', 'page runbooks/disk-full.md'],
  ['https://docs.example/books/disk-full.html#Free-Space', 'page runbooks/disk-full.md#free-space ~free-space'],
  ['https://docs.example/books/disk-full#here', 'page runbooks/disk-full.md ~Here'],
  ['https://docs.example/books/disk-full#Here', 'page runbooks/disk-full.md'],
  ['https://docs.example/books/disk-full#gone', 'dead-anchor runbooks/disk-full.md !gone'],
  ['https://docs.example/books/disk-full#{{ $labels.x }}', 'unchecked runbooks/disk-full.md'],
  ['https://docs.example/books', 'page runbooks/README.md'],
  ['https://docs.example/guide/start', 'page docs/02-guide/01-start.md'],
  ['https://docs.example/guide/stop', 'dead-page !docs/guide/stop'],
  ['https://docs.example/bookshelf', 'dead-page !docs/bookshelf'],
  ['https://one.example/disk#free-space', 'page runbooks/disk-full.md#free-space'],
  ['https://docs.example/alerts/DiskFull?a={{ $labels.a }}', 'page runbooks/disk-full.md'],
  ['https://docs.example/alerts/Nobody', 'dead-page !Nobody'],
])('finds %s where the configuration says it is', (address, expected) => expect(lead(address)).toBe(expected))

it.each([
  ['runbooks/disk-full.md', 'page runbooks/disk-full.md'],
  ['../../runbooks/disk-full.md#free-space', 'page runbooks/disk-full.md#free-space'],
  ['/runbooks/disk-full', 'page runbooks/disk-full.md'],
  ['runbooks/gone.md', 'dead-page !runbooks/gone.md'],
  ['disk-full', 'unchecked ?'],
  ['/alerts/DiskFull', 'page runbooks/disk-full.md ?'],
  ['https://wiki.example/ops/runbooks/KUBEPODDOWN', 'page runbooks/KubePodDown.md ?'],
  ['https://wiki.example/KubePodDown', 'external ?'],
  ['https://wiki.example/alerts/Nobody', 'external ?'],
  ['https://vendor.example', 'external ?'],
  ['mailto:ops@example.org', 'external ?'],
  ['see https://wiki.example/ops/runbooks/kubepoddown.', 'page runbooks/KubePodDown.md ?'],
  ['restart it and wait', 'unchecked ?'],
  ['TBD', 'none'],
  ['', 'none'],
])('finds %j by itself', (address, expected) => expect(lead(address)).toBe(expected))

it.each([
  ['https://docs.example/books/{{ $labels.kind }}-full', {labels: {kind: 'disk'}}, 'page runbooks/disk-full.md'],
  [
    'https://docs.example/books/{{ .Labels.kind | toLower }}-full',
    {labels: {kind: 'DISK'}},
    'page runbooks/disk-full.md',
  ],
  ['https://docs.example/books/{{ $labels.a }}', {expr: 'up{a="disk-full"}'}, 'page runbooks/disk-full.md'],
  ['https://docs.example/books/{{ $labels.a }}', {expr: 'up{b="1",a=~"disk-full|gone"}'}, 'dead-page !runbooks/gone'],
  ['https://docs.example/books/{{ $labels.a }}', {expr: 'up{a=~"disk.*"}'}, 'unchecked ?'],
  ['https://docs.example/books/{{ $labels.a }}', {expr: 'up{a!="disk-full"}'}, 'unchecked ?'],
  ['https://docs.example/books/{{ $labels.a }}', {labels: {a: '{{ $labels.b }}'}}, 'unchecked ?'],
  ['https://docs.example/books/{{ $labels.host }}', {}, 'unchecked ?'],
  ['https://docs.example/books/disk-full{{ with $labels.a }}?a={{ . }}{{ end }}', {}, 'page runbooks/disk-full.md'],
  ['{{ .Values.base }}/runbooks/KubePodDown', {}, 'page runbooks/KubePodDown.md ?'],
  ['{{ .Values.base }}/runbooks/gone', {}, 'unchecked ?'],
  ['[[ .Base ]]/gone.md', {}, 'unchecked ?'],
  ['https://docs.example/books/%(name)s', {}, 'unchecked ?'],
  ['https://docs.example/books/disk%2Dfull', {}, 'page runbooks/disk-full.md'],
  ['https://docs.example/books/%s', {recovered: true as const}, 'unchecked ?'],
])('fills %s in', (address, given, expected) => expect(lead(address, given)).toBe(expected))

it('takes a folder for ours where most addresses in it lead to pages, and for nobody knows whose else', () => {
  const at = (name: string) => rule(name, `https://wiki.example/runbooks/${name}`)
  const states = (...names: string[]) => leadsOf(names.map(at), shelf()).map(({state}) => state)
  expect(states('disk-full', 'KubePodDown', 'gone')).toEqual(['page', 'page', 'dead-page'])
  expect(states('disk-full', 'gone', 'lost')).toEqual(['page', 'external', 'external'])
  const own = (name: string) => rule(name, 'https://wiki.example/alerts/{{ $labels.alertname }}')
  expect(leadsOf(['DiskFull', 'KubePodDown', 'Lost'].map(own), shelf())).toMatchObject([
    {state: 'page'},
    {state: 'page'},
    {state: 'dead-page', missing: 'Lost', byName: true, certain: false},
  ])
})

it('says what speaks of an alert that leads nowhere', () => {
  expect(leadsOf([rule('Disk_Full'), rule('Nobody')], shelf())).toMatchObject([
    {state: 'none', speakers: [{page: {path: 'runbooks/disk-full.md'}}]},
    {state: 'none', speakers: []},
  ])
})

it('is total, whatever an address says', () => {
  for (const address of [
    '#',
    '?',
    '//',
    'https://',
    'https://%',
    '%',
    '../../../../x.md',
    '{{',
    '}}{{',
    'a:b',
    '/',
    '.',
    '\uFFFD',
  ])
    expect(() => lead(address)).not.toThrow()
})
