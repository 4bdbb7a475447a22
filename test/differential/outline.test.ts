import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {commonmarkOutline} from '../../src/parse/commonmark-outline.ts'
import {readFrontMatter} from '../../src/parse/front-matter.ts'
import {treeOutline} from '../../src/parse/tree-outline.ts'
import type {Outline} from '../../src/parse/outline.ts'
import {nastyMarkdown, nestedMarkdown} from './markdown.ts'

/** The same texts every time; to look for differences, take others. */
const seed = 1

const remark = unified().use(remarkParse).use(remarkGfm).freeze()

/** The fast outline of a text, unless it says itself that remark has to decide. */
function fast(text: string): Outline | undefined {
  const outline = commonmarkOutline(text)
  return typeof outline === 'string' || 'found' in outline ? undefined : outline
}

function withoutFrontMatter(text: string): string {
  return readFrontMatter(text.replace(/^\uFEFF/, ''), 'a.md').markdown
}

/** What has to be equal. Where a fence that is never closed ends is of no interest: it becomes a problem at its start. */
function comparable({fences, headings}: Outline): object {
  const open = {end: 'never', closed: false}
  return {
    headings,
    fences: fences.map((fence) => (fence.closed ? fence : {...fence, ...open, value: fence.value.trimEnd()})),
  }
}

function expectSame(text: string): void {
  const outline = fast(text)
  if (outline) expect(comparable(outline)).toEqual(comparable(treeOutline(remark.parse(text), text)))
}

describe('commonmark.js sees the fences and headings that remark sees', () => {
  it.each([
    ['in a list, in a quote', '- a\n\n  > ```check http\n  > id: a\n  > ```\n\n# b\n'],
    ['behind a tab', '-\t```check\n\ta\n\t```\n'],
    ['never closed', '> ```check http\n> a\n\n## b'],
    ['below a table', '| a |\n| --- |\n| b |\n\n```js\n```\n\nTitle\n---\n'],
    ['in HTML', '<details>\n\n```check http\n```\n\n</details>\n\n<pre>\n```\n</pre>\n'],
    ['with marks in headings', '# `a` *b* [d](e) ![f](g) &amp; <b>h</b> \\* #\n[i]: j\n\n## [i]\n'],
  ])('%s', (_, text) => {
    expect(fast(text)).toBeDefined()
    expectSame(text)
  })

  it.each([
    ['footnotes', '[^1]: a\n\n        ```check http\n'],
    ['a table that goes on without bars', '| a |\n| --- |\n| b |\n===\n'],
    ['a definition that does not end the paragraph', '[a]: b\n===\n'],
    ['a heading with text that is struck out', '# ~~a~~ b\n'],
    ['blanks at the end of a line of a fence in a list', '- ```\n  a\n     \n  ```\n'],
  ])('or says that it cannot tell: %s', (_, text) => expect(fast(text)).toBeUndefined())

  it('in nasty Markdown', () => fc.assert(fc.property(nastyMarkdown, expectSame), {numRuns: 3000, seed}), 120_000)

  it('in nested Markdown', () => fc.assert(fc.property(nestedMarkdown, expectSame), {numRuns: 3000, seed}), 120_000)

  it('in real collections', {timeout: 300_000}, (test) => {
    const folder = join(import.meta.dirname, '../../../shared/corpora')
    test.skip(!existsSync(folder), 'the collections are not beside this repository')
    const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) => /\.md(\.erb)?$/.test(path))
    const texts = paths.map((path) => withoutFrontMatter(readFileSync(join(folder, path), 'utf8')))
    expect(texts.length).toBeGreaterThan(100)
    for (const text of texts) expectSame(text)
    const undecided = texts.filter((text) => !fast(text)).length
    expect(undecided / texts.length).toBeLessThan(0.1)
  })
})
