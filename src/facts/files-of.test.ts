import {describe, expect, it} from 'vitest'
import {filesOf} from './files-of.ts'

const paths = ['README.md', 'docs/Guide.md', 'docs/a/b.txt', 'vendor/sub']
const files = filesOf({
  paths,
  ignores: {'': '/dist/\n*.log\n', docs: 'made/\n'},
  isOnDisk: (path) => (({'dist/x.js': 'file', 'vendor/sub': 'folder', 'readme.md': 'file'}) as const)[path],
  renames: () =>
    new Map([
      ['old.md', 'docs/older.md'],
      ['docs/older.md', 'docs/Guide.md'],
      ['gone.md', 'also-gone.md'],
      ['x', 'y'],
      ['y', 'x'],
    ]),
})

describe('has', () => {
  it.each([
    'README.md',
    './README.md',
    'docs',
    'docs/',
    'docs/a',
    'docs/../README.md',
    '',
    '.',
    'dist/x.js',
    'vendor/sub/',
  ])('%j', (path) => expect(files.has(path)).toBe(true))

  it.each(['/README.md', 'README.md/', 'no.md', 'doc', 'docs/a/b', 'docs/guide.md', 'readme.md', '../x'])(
    'not %j',
    (path) => expect(files.has(path)).toBe(false),
  )
})

it('tells folders, also those that git lists as files', () => {
  expect(['docs', 'docs/a/', '', 'vendor/sub', 'README.md', 'no'].map(files.isFolder)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})

it('finds what is written in another case', () => {
  expect(files.inOtherCase('readme.md')).toBe('README.md')
  expect(files.inOtherCase('DOCS/')).toBe('docs')
  expect(files.inOtherCase('docs/Guide.md')).toBeUndefined()
  expect(files.inOtherCase('no.md')).toBeUndefined()
})

it('follows renames to a file that is there, and only there', () => {
  expect(files.renamedTo('old.md')).toBe('docs/Guide.md')
  expect(files.renamedTo('gone.md')).toBeUndefined()
  expect(files.renamedTo('x')).toBeUndefined()
})

it('knows what is ignored, by the folder that says so', () => {
  expect(['dist/x', 'dist', 'docs/a.log', 'docs/made/x'].map(files.isIgnored)).toEqual([true, true, true, true])
  expect(['made/x', 'README.md', '../dist/x', '', '/dist/x'].map(files.isIgnored)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})
