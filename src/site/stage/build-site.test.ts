import {expect, it} from 'vitest'
import {failuresIn} from './build-site.ts'
import type {StagedPage} from './manifest.ts'

function page(source: string, asSource = false): StagedPage {
  const route = `/${source.replace(/\.md$/, '')}`
  return {
    source,
    staged: `pages${route}.md`,
    route,
    title: '',
    tags: [],
    anchors: [],
    headings: {},
    notes: [],
    asSource,
  }
}

const pages = [page('a/b.md'), page('a/b-c.md'), page('d.md', true)]

it.each([
  [
    'a page that does not compile',
    'Error: MDX compilation failed for file "/site/pages/a/b.md"\nCause: Unexpected `x`\nDetails:\n',
    {'a/b.md': 'Unexpected failure to render (Unexpected x), expected a page'},
  ],
  [
    'pages that do not render, in colour',
    '\u001B[31mDocusaurus static site generation failed for 1 paths:\n- "/a/b-c"\u001B[39m\n  [cause]: Error: No title\n',
    {'a/b-c.md': 'Unexpected failure to render (No title), expected a page'},
  ],
  [
    'metadata',
    `Error: Can't process doc metadata for doc at path path=/site/pages/a/b.md in version name=current\n`,
    {'a/b.md': 'Unexpected failure to render (unknown), expected a page'},
  ],
  ['a source that is shown already', 'Error: "/d" and /site/pages/d.md\n', {}],
  ['nothing of any document', 'Error: EADDRINUSE\n', {}],
])('blames %s', (_, log, failures) => {
  expect(Object.fromEntries(failuresIn(log, {pages, stage: '/site', baseUrl: '/'}))).toEqual(failures)
})
