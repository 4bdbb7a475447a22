import {expect, it} from 'vitest'
import {searchPageInMain} from './search-page-in-main.ts'

it('gives the page of the local search, and nothing else, another layout', () => {
  const folder = '/site/node_modules/@easyops-cn/docusaurus-search-local/dist/client/client/theme/SearchPage'
  expect(searchPageInMain({'@theme/SearchPage': `${folder}/index.js`}, '/ours.js')).toEqual([
    {include: folder, resolve: {alias: {'@theme/Layout': '/ours.js'}}},
  ])
})

it('leaves a page of the site’s own, and a site without a search', () => {
  expect(searchPageInMain({'@theme/SearchPage': '/site/src/theme/SearchPage/index.js'}, '/ours.js')).toEqual([])
  expect(searchPageInMain({}, '/ours.js')).toEqual([])
  expect(searchPageInMain(undefined, '/ours.js')).toEqual([])
})
