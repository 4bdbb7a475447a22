import {expect, it} from 'vitest'
import {cacheOfPages} from './cache-of-pages.ts'
import type {Site} from './remark-proofbook.ts'

const site = (permalink: string): Site => ({
  modules: new Map([['/p/a.md', '@generated/a.json']]),
  permalinks: new Map([['/p/a.md', permalink]]),
  root: '/p',
  links: {file: () => undefined},
})
const rspack = {experiments: {cache: {type: 'persistent', version: 'theirs', buildDependencies: ['config.js']}}}
const versionOf = (part: object) => (part as typeof rspack).experiments.cache.version

it('makes Rspack forget when a page is somewhere else, and not before', () => {
  const before = versionOf(cacheOfPages(rspack, site('/a'), 'us.js'))
  expect(before).toMatch(/^theirs-[0-9a-f]{16}$/)
  expect(versionOf(cacheOfPages(rspack, site('/a'), 'us.js'))).toBe(before)
  expect(versionOf(cacheOfPages(rspack, site('/b'), 'us.js'))).not.toBe(before)
})

it('names the plugin beside what the cache depends on already', () => {
  expect(cacheOfPages(rspack, site('/a'), 'us.js')).toMatchObject({
    experiments: {cache: {type: 'persistent', buildDependencies: ['config.js', 'us.js']}},
  })
})

it('knows the cache of webpack', () => {
  expect(cacheOfPages({cache: {type: 'filesystem', version: 'theirs'}}, site('/a'), 'us.js')).toMatchObject({
    cache: {version: expect.stringMatching(/^theirs-/), buildDependencies: {proofbook: ['us.js']}},
  })
})

it('adds no cache where there is none', () => {
  expect(cacheOfPages({cache: true}, site('/a'), 'us.js')).toEqual({})
})
