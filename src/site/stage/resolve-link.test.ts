import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import type {Repository} from '../../fact.ts'
import type {Manifest} from './manifest.ts'
import {linkIndex, resolveLink} from './resolve-link.ts'
import {routesOf} from './routes-of.ts'
import {stagePage} from './stage-page.ts'

/** A folder with two pages, a file, and a folder of the repository beside it. */
function folder(repository?: (root: string) => Repository) {
  const root = temporaryFolder()
  const documents = join(root, 'docs')
  const texts = {
    'index.md': '# Front\n\n## Part\n',
    'a/README.md': '# A\n',
    'a/b c.md': '# B\n\n<a name="Named"></a>\n',
    'd/e.html.md.erb': '# E\n',
  }
  for (const [path, text] of Object.entries({...texts, 'data.yaml': 'a: 1', 'empty/x.txt': '', 'a/img.png': ''})) {
    mkdirSync(join(documents, path, '..'), {recursive: true})
    writeFileSync(join(documents, path), text)
  }
  mkdirSync(join(root, 'src'))
  writeFileSync(join(root, 'src', 'main.go'), '')
  symlinkSync('/etc/hostname', join(documents, 'leads-out.txt'))
  const routes = routesOf(Object.keys(texts))
  const pages = Object.entries(texts).map(([source, text]) => {
    return stagePage(source, routes.get(source)!, {bytes: Buffer.from(text), size: text.length}).page
  })
  const manifest: Manifest = {
    version: 1,
    title: 'Docs',
    baseUrl: '/',
    folder: documents,
    root: documents,
    stage: join(root, 'stage'),
    packages: {},
    repository: repository?.(root),
    rules: [],
    pages,
  }
  const index = linkIndex(manifest)
  const resolve = (url: string, from = 'a/README.md') => resolveLink(url, index.bySource.get(from)!, index)
  return {resolve, documents}
}

describe('leads to pages', () => {
  it.each([
    ['b%20c.md', '/a/b-c'],
    ['<b c>'.slice(1, -1), '/a/b-c'],
    ['B%20C.MD', '/a/b-c'],
    ['./b%20c', '/a/b-c'],
    ['b c.html', '/a/b-c'],
    ['b c.md?plain=1', '/a/b-c'],
    ['b c.md#named', '/a/b-c#Named'],
    ['..', '/index'],
    ['../', '/index'],
    ['../index.md#Part', '/index#part'],
    ['/a/', '/a'],
    ['/a/b-c', '/a/b-c'],
    ['../d', '/d/e'],
    ['../d/e.html', '/d/e'],
    ['#a', '#a'],
    ['#', '/a'],
    ['#top', '/a'],
  ])('%s → %s', (url, expected) => {
    expect(folder().resolve(url).url).toBe(expected)
  })
})

it.each([
  ['./b%20c', 'Unexpected link to `./b%20c`, which is no file, expected `a/b c.md`; it leads there'],
  ['../d/E.html', 'Unexpected link to `../d/E.html`, which is no file, expected `d/e.html.md.erb`; it leads there'],
  ['b%20c.md', undefined],
  ['..', undefined],
  ['../d', undefined],
])('says of %s whether it is what it leads to', (url, fault) => {
  expect(folder().resolve(url).fault).toBe(fault)
})

describe('says what leads nowhere', () => {
  it.each([
    ['gone.md', 'Unexpected link to `gone.md`, expected a file that is there'],
    ['', 'Unexpected empty address, expected one'],
    ['../empty', 'Unexpected link to the folder `../empty`, expected a page or file'],
    ['../../src/main.go', 'Unexpected link to `../../src/main.go` outside the folder, expected one in it'],
    ['../leads-out.txt', 'Unexpected link to `../leads-out.txt` outside the folder, expected one in it'],
    ['http://[::1', 'Unexpected address `http://[::1`, expected a well-formed one'],
    ['javascript:alert(1)', 'Unexpected address `javascript:alert(1)`, expected one that a page may lead to'],
    ['JAVASCRIPT:alert(1)', 'Unexpected address `JAVASCRIPT:alert(1)`, expected one that a page may lead to'],
    ['%E0%A4%A', 'Unexpected link to `%E0%A4%A`, expected a file that is there'],
    ['a\0b', 'Unexpected link to `a\0b`, expected a file that is there'],
  ])('%j', (url, fault) => {
    expect(folder().resolve(url)).toEqual({fault})
  })

  it('opens a page at its top where the anchor is not there', () => {
    const fault = 'Unexpected anchor `#nowhere`, expected a heading of `index.md`'
    expect(folder().resolve('../index.md#nowhere')).toEqual({url: '/index', fault})
  })
})

describe('leads elsewhere', () => {
  it.each([
    ['https://example.com/a%zz?b#c', 'https://example.com/a%zz?b#c'],
    ['//example.com/a', 'https://example.com/a'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
  ])('%s', (url, expected) => {
    expect(folder().resolve(url)).toEqual({url: expected})
  })

  it('brings a file along', () => {
    const {resolve, documents} = folder()
    expect(resolve('../data.yaml#L1')).toEqual({url: '', file: join(documents, 'data.yaml')})
  })
})

describe('leads to the repository', () => {
  const inGit = (root: string): Repository => ({address: 'https://github.com/o/n', branch: 'main', root})
  it.each([
    ['../data.yaml#L1', 'https://github.com/o/n/blob/main/docs/data.yaml#L1'],
    ['../../src/main.go', 'https://github.com/o/n/blob/main/src/main.go'],
    ['/src/main.go', 'https://github.com/o/n/blob/main/src/main.go'],
    ['../empty', 'https://github.com/o/n/tree/main/docs/empty'],
  ])('%s → %s', (url, expected) => {
    expect(folder(inGit).resolve(url)).toMatchObject({url: expected})
  })

  it('but not to what a link leads out to', () => {
    expect(folder(inGit).resolve('../leads-out.txt').url).toBeUndefined()
  })
})
