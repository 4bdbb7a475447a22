import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {routesOf} from './routes-of.ts'

function routes(...paths: string[]): Record<string, string> {
  return Object.fromEntries(routesOf(paths))
}

describe('a page is at its path without the ending', () => {
  it.each([
    ['runbooks/disk-full.md', '/runbooks/disk-full'],
    ['01-intro/02-first.md', '/01-intro/02-first'],
    ['_partials/_shared.md', '/_partials/_shared'],
    ['a/app-deploy.html.md.erb', '/a/app-deploy'],
    ['notes.markdown', '/notes'],
    ['page.mdx', '/page'],
    ['.hidden.md', '/hidden'],
    ['v1.2.md', '/v1.2'],
    ['index.html.md', '/index'],
    ['how to & 100%.md', '/how-to-100'],
    ['ünï/日本.md', '/ünï/日本'],
    ['a#b?.md', '/a-b'],
    ['constructor/__proto__.md', '/constructor-/__proto__-'],
    ['x.html/y.md', '/x-html/y'],
  ])('%s → %s', (path, route) => {
    expect(routes(path)).toEqual({[path]: route})
  })
})

it('gives a folder its front page, unless a page beside the folder has the address', () => {
  expect(routes('git/README.md', 'git/git.md')).toEqual({'git/README.md': '/git', 'git/git.md': '/git/git'})
  expect(routes('git/README.md', 'git.md')).toEqual({'git/README.md': '/git/README', 'git.md': '/git'})
  expect(routes('a/README.md', 'a/index.md')).toEqual({'a/index.md': '/a', 'a/README.md': '/a/README'})
  expect(routes('README.md')).toEqual({'README.md': '/README'})
})

it('keeps what the site has pages of its own at', () => {
  expect(routes('status.md', 'alerts/Thing.md', 'docs/status.md')).toEqual({
    'status.md': '/docs/status-2',
    'alerts/Thing.md': '/docs/alerts/Thing',
    'docs/status.md': '/docs/status',
  })
})

it('tells pages apart that a server may not', () => {
  expect(routes('Same.md', 'same.md', 'same.mdx')).toEqual({
    'Same.md': '/Same',
    'same.md': '/same-2',
    'same.mdx': '/same-3',
  })
})

it('gives every page exactly one address, whatever it is called, and the same each time', () => {
  const name = fc.oneof(
    fc.string({minLength: 1}),
    fc.constantFrom('README', 'index', 'status', 'A', 'a', '..', '-', '%2F'),
  )
  const path = fc
    .array(name, {minLength: 1, maxLength: 4})
    .map((parts) => `${parts.map((part) => part.replaceAll('/', '-')).join('/')}.md`)
  fc.assert(
    fc.property(fc.uniqueArray(path, {maxLength: 12}), (paths) => {
      const found = routesOf(paths)
      expect([...found.keys()].sort()).toEqual([...paths].sort())
      expect(new Set([...found.values()].map((route) => route.toLowerCase())).size).toBe(paths.length)
      for (const route of found.values()) expect(route).toMatch(/^(\/[\p{L}\p{M}\p{N}_~][\p{L}\p{M}\p{N}._~-]*)+$/u)
      expect(routesOf(paths.toReversed())).toEqual(found)
    }),
  )
})
