import {expect, it} from 'vitest'
import {pageOf} from './page-of.ts'

const page = (text: string) => pageOf({path: 'docs/how to.md', text})

it('tells headings with their anchors, repeated ones and those in HTML counted together', () => {
  const {headings, anchors, title} = page(
    '# A *b* `c`!\n\n## Same\n\n<h2>Same</h2>\n\n## Same\n\n## Own way {#mine}\n\n## A & b\n',
  )
  expect(headings.map(({depth, text, anchor}) => [depth, text, anchor])).toEqual([
    [1, 'A b c!', 'a-b-c'],
    [2, 'Same', 'same'],
    [2, 'Same', 'same-2'],
    [2, 'Own way {#mine}', 'own-way-mine'],
    [2, 'A & b', 'a--b'],
  ])
  expect(anchors).toEqual(expect.arrayContaining(['same', 'same-1', 'same-2', 'mine', 'own-way-mine', 'a--b', 'a-b']))
  expect(title).toBe('A b c!')
})

it('takes the title from front matter, a heading or the name of the file', () => {
  expect(page('---\ntitle: " Own "\n---\n# Other\n').title).toBe('Own')
  expect(page('## Second\n').title).toBe('Second')
  expect(page('---\ntitle: 3\n---\ntext\n').title).toBe('how to')
})

it('keeps places behind front matter, and that of front matter out of the text', () => {
  const {frontMatter, frontMatterText, prose, links} = page('---\na: 1\n---\n\nSee [it](x.md).\n')
  expect({frontMatter, frontMatterText}).toEqual({frontMatter: {a: 1}, frontMatterText: 'a: 1'})
  expect(prose[0]).toEqual({text: 'See ', start: {line: 5, column: 1}, end: {line: 5, column: 5}})
  expect(links[0]).toMatchObject({kind: 'link', url: 'x.md', text: 'it', start: {line: 5, column: 5}})
})

it('tells links of every kind, and code within them', () => {
  const {links, codes} = page(
    '[`a`](b "t") ![c](d) [e][f] <https://g.h>\n\n[f]: <i j>\n\n<img src="k"> <a href=\'l&amp;m\'>n</a>\n',
  )
  expect(links.map(({kind, url, text}) => [kind, url, text])).toEqual([
    ['link', 'b', 'a'],
    ['image', 'd', 'c'],
    ['link', 'https://g.h', 'https://g.h'],
    ['reference', 'i j', 'f'],
    ['html', 'k', ''],
    ['html', 'l&m', ''],
  ])
  expect(codes).toMatchObject([{text: 'a', inLink: true}])
})

it('tells code blocks with the place of every line', () => {
  const {fences} = page('- a\n\n  ```sh title="x"\n  b\n    c\n  ```\n\n> ~~~\n> d\n> ~~~\n\n    e\n')
  expect(fences.map(({language, meta, text, line, columns}) => ({language, meta, text, line, columns}))).toEqual([
    {language: 'sh', meta: 'title="x"', text: 'b\n  c', line: 4, columns: [3, 3]},
    {language: '', meta: '', text: 'd', line: 9, columns: [3]},
    {language: '', meta: '', text: 'e', line: 12, columns: [5]},
  ])
})

it('tells what a comment covers: the block behind it, or its own line', () => {
  const {comments} = page('<!-- one -->\n\nA paragraph\nof two lines.\n\nText <!-- two --> more\n\n<!-- three -->\n')
  expect(comments.map(({text, covers}) => [text, covers.start.line, covers.end.line])).toEqual([
    ['one', 1, 4],
    ['two', 6, 6],
    ['three', 8, 8],
  ])
})

it('is total on a tree that is deeper than any stack', () => {
  const deep = page(`${'> '.repeat(400)}[a](b)\n`)
  expect(deep.links.length).toBeLessThanOrEqual(1)
})
