import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Page} from '../../src/page.ts'
import {markdownTree} from '../../src/parse/markdown-tree.ts'
import {kinds} from '../../src/kinds/index.ts'
import {pageOf} from '../../src/parse/page-of.ts'
import {parseWithRemark} from '../../src/parse/remark-outline.ts'
import {nastyMarkdown, nestedMarkdown} from './markdown.ts'

/** The same texts every time; to look for differences, take others. */
const seed = 1

/** What rules build on, without what differs and is of no interest to them. */
function comparable(text: string, toTree: typeof markdownTree): object {
  const {title, headings, anchors, links, codes, fences} = pageOf({path: 'a.md', text}, kinds, toTree)
  const lines = text.split(/\r\n|\n|\r/)
  return {
    title,
    headings,
    anchors,
    // remark gives bare addresses no place, and finds fewer of them than GitHub does. They have their scheme with them: they lead
    // elsewhere, or to this repository as it is published.
    links: links.filter(({url, text}) => !['', 'http://', 'mailto:'].some((start) => url.trim() === start + text)),
    codes,
    fences: fences.flatMap((fence) => comparableFence(fence, lines)),
  }
}

/** Indented code may be told in one piece or in two. Where a fence that is never closed ends is a matter of taste. */
function comparableFence(fence: Page['fences'][number], lines: string[]): object[] {
  const {start, end, text, columns, meta} = fence
  if (!/[`~]/.test(lines[start.line - 1]?.charAt(start.column - 1) ?? '')) return []
  const last = (lines[end.line - 1] ?? '').slice(0, end.column - 1)
  const isClosed = end.line > start.line && /[`~]{3,}[ \t]*$/.test(last)
  const known = {...fence, meta: meta.trim()}
  if (isClosed) return [known]
  const content = text.trimEnd()
  return [
    {
      ...known,
      end: 'never',
      text: content,
      columns: content === '' ? [] : columns.slice(0, content.split('\n').length),
    },
  ]
}

function expectSame(text: string): void {
  expect(comparable(text, markdownTree)).toEqual(comparable(text, parseWithRemark))
}

function isThere(): boolean {
  try {
    createRequire(import.meta.url)('satteri')
    return true
  } catch {
    return false
  }
}

describe.skipIf(!isThere())('satteri sees what remark sees', () => {
  it.each([
    [
      'headings of all sorts',
      '# `a` *b* [d](e) ![f](g) &amp; <b>h</b> \\* #\n\nSetext\n===\n\n> - ### In a list {#own}\n',
    ],
    [
      'links of all sorts',
      '[a](<b c> "t") ![d](e\\_f&amp;g) [h][i] [i] <https://j.k> [l](\n m)\n\n[i]: <n o> "p"\n\n- > [q](r)\n',
    ],
    ['anchors', 'a <a id="b">c</a>\n\n<div id=d>\n<h2>E f</h2>\n</div>\n\n# g\n\n# g\n'],
    [
      'code of all sorts',
      '`` a ` b `` and `c\nd`\n\n- ```sh x=y\n  e\n   f\n  ```\n\n~~~\n~~~\n\n>\t```js\n>\tg\n>\t```\n',
    ],
    ['tables, footnotes, tasks', '| `a` | [b](c) |\n|-|-|\n| \\| | <d> |\n\n- [x] [e](f)[^1]\n\n[^1]: [g](h)\n'],
    ['characters of several units, and NUL', '\u{1F600} [a](\u{1F600}) `\u{1F600}` [b](c)\n\n[d]: \0\n'],
    ['a definition where a table starts', '[a]: b\n|---|\n| c |\n\n[d]: e\n'],
    ['line ends of all sorts', '# a\r\n\r\n[b](c)\r\r`d`\r\n\n```\re\r```\r\n'],
  ])('%s', (_, text) => expectSame(text))

  it('in nasty Markdown', () => fc.assert(fc.property(nastyMarkdown, expectSame), {numRuns: 3000, seed}), 300_000)

  it('in nested Markdown', () => fc.assert(fc.property(nestedMarkdown, expectSame), {numRuns: 3000, seed}), 300_000)

  it('in real collections', {timeout: 300_000}, (test) => {
    const folder = join(import.meta.dirname, '../../../shared/corpora')
    test.skip(!existsSync(folder), 'the collections are not beside this repository')
    const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) => /\.md(\.erb)?$/.test(path))
    expect(paths.length).toBeGreaterThan(100)
    for (const path of paths) {
      const text = readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '')
      expect(comparable(text, markdownTree), path).toEqual(comparable(text, parseWithRemark))
    }
  })
})
