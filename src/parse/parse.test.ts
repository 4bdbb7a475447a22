import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {CheckBlock, Document} from '../document.ts'
import {nastyMarkdown, nestedMarkdown} from '../../test/differential/markdown.ts'
import {parse} from './parse.ts'

function read(text: string): Document {
  return parse({path: 'runbooks/a.md', text, digest: 'sha256:0'})
}

function only(text: string): CheckBlock {
  const {blocks, problems} = read(text)
  expect(problems).toEqual([])
  expect(blocks).toHaveLength(1)
  return blocks[0]!
}

describe('a fence that says `check`', () => {
  it('names its kind', () => {
    expect(only('# Title\n\n## The service answers\n\n```check http\nid: healthy\nget: /\n```\n')).toEqual({
      kind: 'http',
      form: 'yaml',
      language: 'check',
      options: [],
      body: 'id: healthy\nget: /',
      columns: [1, 1],
      raw: '```check http\nid: healthy\nget: /\n```',
      place: {path: 'runbooks/a.md', start: {line: 5, column: 1}, end: {line: 8, column: 4}},
      kindPlace: {path: 'runbooks/a.md', start: {line: 5, column: 10}, end: {line: 5, column: 14}},
      section: 'The service answers',
    })
  })

  it('behind a language is code, with its options beside it', () => {
    const block = only('```bash check id=node-version expect.stdout=/^v2\\.\\d+/\nnode --version\n```')
    expect(block).toMatchObject({kind: 'shell', form: 'code', language: 'bash', body: 'node --version'})
    expect(block).not.toHaveProperty('section')
    expect(block.options).toEqual([
      {name: 'id', value: 'node-version', place: placeOf(1, 15, 30)},
      {name: 'expect.stdout', value: '/^v2\\.\\d+/', place: placeOf(1, 31, 55)},
    ])
  })

  it.each([
    ['sh', 'shell'],
    ['bash', 'shell'],
    ['js', 'script'],
    ['mjs', 'script'],
  ])('in %s is a %s check', (language, kind) => expect(only(`~~~ ${language} check\n~~~`).kind).toBe(kind))

  it('without a kind says where it is missing', () => {
    expect(only('```check\n```')).toMatchObject({kind: '', kindPlace: placeOf(1, 9, 9)})
    expect(only('```check id=a\n```')).toMatchObject({
      kind: '',
      options: [{name: 'id', value: 'a'}],
      kindPlace: placeOf(1, 9, 9),
    })
  })

  it.each([
    '```checkout\n```',
    '```bash\ncheck\n```',
    '```bash\n# check http\n```',
    '    ```check http\n    ```',
    '`check http`',
    '```js title=check\n```',
  ])('is not %j', (text) => expect(read(text)).toMatchObject({blocks: [], problems: []}))
})

describe('a check may stand', () => {
  it.each([
    ['in a list', '- Look:\n\n  ```check http\n  id: a\n\n  get: /\n  ```\n', [3, 1, 3]],
    ['in a list in a list', '1. a\n   - b\n     ```check http\n     id: a\n\n     get: /\n     ```\n', [6, 1, 6]],
    ['in a quote', '> ```check http\n> id: a\n>\n> get: /\n> ```\n', [3, 2, 3]],
    ['in a callout', '> [!NOTE]\n> ```check http\n>id: a\n> \n>get: /\n> ```\n', [2, 3, 2]],
    ['indented', '  ```check http\n  id: a\n\n  get: /\n  ```\n', [3, 1, 3]],
    ['behind a tab', '-\t```check http\n\tid: a\n\n\tget: /\n\t```\n', [2, 1, 2]],
    ['in HTML', '<details>\n\n```check http\nid: a\n\nget: /\n```\n\n</details>', [1, 1, 1]],
  ])('%s', (_, text, columns) => {
    for (const written of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
      const block = only(written)
      expect(block).toMatchObject({body: 'id: a\n\nget: /', columns})
      expect(written).toContain(block.raw)
    }
  })

  it('behind a tab that is split, starting within it', () => {
    expect(only('> ```check http\n>\tid: a\n> ```')).toMatchObject({body: '  id: a', columns: [2]})
  })
})

describe('what is wrong with a fence is a problem instead of a block', () => {
  it.each([
    [
      '```check http\nid: a\n',
      'unclosed-fence',
      'Unexpected end of the text around the check, expected a closing ```',
      [1, 1, 14],
    ],
    [
      '- ```check http\n  id: a\n\nText\n',
      'unclosed-fence',
      'Unexpected end of the text around the check, expected a closing ```',
      [1, 3, 16],
    ],
    [
      '```bash\nls\n\n```check http\n```\n',
      'unclosed-fence',
      'Unexpected check in line 4, expected the fence that opens here to be closed before',
      [1, 1, 8],
    ],
    [
      '```check http\n\n```check sql\n```\n',
      'unclosed-fence',
      'Unexpected check in line 3, expected the fence that opens here to be closed before',
      [1, 1, 14],
    ],
    [
      '```python check id=a\n```',
      'unknown-check-language',
      'Unexpected check in `python`, expected `bash`, `sh`, `js` or `mjs`',
      [1, 4, 10],
    ],
    ['```check http id=a bogus\n```', 'info-string', 'Unexpected `bogus`, expected `key=value`', [1, 20, 25]],
    ['> ```check http a "b\n> ```', 'info-string', 'Unexpected `a`, expected `key=value`', [1, 17, 18]],
    [
      '```check http\nid: a\n  x: \u0007\n```',
      'control-character',
      'Unexpected control character U+0007 in a check, expected only what a reader sees',
      [3, 6, 7],
    ],
    [
      '```check http\na: \u202e\n```',
      'control-character',
      'Unexpected control character U+202E in a check, expected only what a reader sees',
      [2, 4, 5],
    ],
    [
      '```check http\na: \0\n```',
      'control-character',
      'Unexpected control character U+0000 in a check, expected only what a reader sees',
      [2, 4, 5],
    ],
  ])('%j', (text, rule, reason, [line, start, end]) => {
    const {blocks, problems} = read(text)
    expect(blocks).toEqual([])
    expect(problems[0]).toMatchObject({rule, severity: 'error', reason, place: placeOf(line!, start!, end!)})
  })

  it('or a warning, where prose may have been meant', () => {
    const [problem, ...more] = read('``` Check http\n```').problems
    expect(more).toEqual([])
    expect(problem).toMatchObject({
      rule: 'misspelled-check',
      severity: 'warning',
      hint: 'did you mean `check`?',
      place: placeOf(1, 5, 10),
    })
    expect(read('```css\n```\n```clike\n```\n```http\n```').problems).toEqual([])
  })

  it('all of them are told', () => {
    expect(read('```check a b c=1 c=2\n\u0007\n```\n```ruby check\n```').problems.map(({rule}) => rule)).toEqual([
      'info-string',
      'info-string',
      'control-character',
      'unknown-check-language',
    ])
  })

  it('a fence that shows a check is prose', () => {
    expect(read('````md\n```check http\n```\n````\n~~~\n```check http\n~~~\n')).toMatchObject({
      blocks: [],
      problems: [],
    })
  })
})

describe('sections', () => {
  it('are the headings, with the anchors that GitHub gives them', () => {
    const text =
      '# Über *uns* & `co_de`\n## Usage\n### Usage\n## Usage-1\n## [Link](u) ![x](y) <b>b</b>\nSet\ntext\n---\n> # In a quote\n# 🚀 Go!\n#\n'
    expect(
      read(text).sections.map(({depth, title, anchor, place}) => [depth, title, anchor, place.start.line]),
    ).toEqual([
      [1, 'Über uns & co_de', 'über-uns--co_de', 1],
      [2, 'Usage', 'usage', 2],
      [3, 'Usage', 'usage-1', 3],
      [2, 'Usage-1', 'usage-1-1', 4],
      [2, 'Link  b', 'link--b', 5],
      [2, 'Set text', 'set-text', 6],
      [1, 'In a quote', 'in-a-quote', 9],
      [1, '🚀 Go!', '-go', 10],
      [1, '', '', 11],
    ])
  })

  it('belong to the checks below them', () => {
    const fence = '```check http\n```\n'
    const {blocks} = read(`${fence}# A\n${fence}### B\n${fence}${fence}## C\n${fence}`)
    expect(blocks.map(({section}) => section)).toEqual([undefined, 'A', 'B', 'B', 'C'])
  })
})

describe('the title', () => {
  it.each([
    ['---\ntitle: From the top\n---\n# Heading\n', 'From the top'],
    ['---\ntitle: 2024\n---\n', '2024'],
    ['---\ntitle: ""\n---\n## Sub\n# Heading\n', 'Heading'],
    ['#\n\ntext', 'a'],
    ['text', 'a'],
  ])('of %j is %s', (text, title) => expect(read(text).title).toBe(title))
})

describe('front matter', () => {
  it('is read and placed', () => {
    const {frontMatter, frontMatterPlace, frontMatterText, blocks} = read(
      '---\r\nowner: me\r\nreview: {last: 2026-10-01}\r\n--- \r\n```check http\r\n```',
    )
    expect(frontMatter).toEqual({owner: 'me', review: {last: '2026-10-01'}})
    expect(frontMatterText).toBe('owner: me\r\nreview: {last: 2026-10-01}')
    expect(frontMatterPlace).toEqual({path: 'runbooks/a.md', start: {line: 2, column: 1}, end: {line: 3, column: 27}})
    expect(blocks[0]?.place.start).toEqual({line: 5, column: 1})
  })

  it('may be empty or absent', () => {
    expect(read('---\n---\na')).toMatchObject({frontMatter: {}, frontMatterText: '', problems: []})
    for (const text of ['---\na: b\n', ' ---\na: b\n---\n', 'a\n---\nb: c\n---\n', '----\n----']) {
      expect(read(text)).toMatchObject({frontMatter: {}, problems: []})
      expect(read(text).frontMatterPlace).toBeUndefined()
    }
  })

  it('that cannot be read is a problem at its place, an error only where there are checks', () => {
    const broken = '---\nowner: me\nreview: [a\n---\n'
    const [problem] = read(broken).problems
    expect(problem).toMatchObject({rule: 'front-matter', severity: 'warning', place: {start: {line: 3}}})
    expect(read(broken).frontMatter).toEqual({})
    expect(read(`${broken}\`\`\`check http\n\`\`\``).problems[0]).toMatchObject({
      rule: 'front-matter',
      severity: 'error',
    })
    expect(read('---\n- a\n---\n').problems[0]?.reason).toBe(
      'Unexpected list as front matter, expected `key: value` lines',
    )
  })
})

describe('what is too much for a parser is a problem, and neither a crash nor a wait', () => {
  it.each([
    ['nested quotes', '>'.repeat(1_000_000), 'nesting of quotes and lists, expected at most 100 levels'],
    ['nested lists', '1. '.repeat(200_000), 'nesting of quotes and lists, expected at most 100 levels'],
    ['a heading of blanks', `# a${' '.repeat(1_000_000)}b`, 'heading, expected fewer than 1000 blanks in a row'],
    [
      'too long for remark',
      `[^1]: a\n${'a\n'.repeat(600_000)}`,
      '1.1 MiB of Markdown with footnotes, loose tables or the like, expected at most 1 MiB',
    ],
  ])('%s', (_, text, reason) => {
    expect(read(text)).toMatchObject({
      blocks: [],
      problems: [{rule: 'intricate-document', severity: 'error', reason: `Unexpected ${reason}`}],
    })
  })

  it('and no problem where another parser can take it', () => {
    expect(read(`<a${' b'.repeat(400_000)}\n\n# Title`)).toMatchObject({title: 'Title', problems: []})
  })
})

describe('laws', () => {
  const anyText = fc.oneof(
    nastyMarkdown,
    nestedMarkdown,
    fc.string({unit: 'binary'}),
    fc.uint8Array().map((bytes) => new TextDecoder().decode(bytes)),
  )

  it('any text has an outline', () =>
    fc.assert(
      fc.property(anyText, (text) => void read(text)),
      {numRuns: 2000},
    ))

  it('a block reproduces its fence, and each line of its body stands where it says', () => {
    let seen = 0
    fc.assert(
      fc.property(nestedMarkdown, (text) => {
        const lines = text.split(/\r\n|\n|\r/)
        for (const {raw, body, columns, place} of read(text).blocks) {
          seen++
          expect(text).toContain(raw)
          expect(raw.split(/\r\n|\n|\r/)).toHaveLength(place.end.line - place.start.line + 1)
          expect(lines[place.start.line - 1]!.slice(place.start.column - 1).startsWith(raw.split(/[\r\n]/)[0]!)).toBe(
            true,
          )
          expect(columns).toHaveLength(place.end.line - place.start.line - 1)
          columns.forEach((column, index) => {
            const written = lines[place.start.line + index]!.slice(column - 1)
            const read = body.split('\n')[index]!
            // Where Markdown splits a tab into blanks, the line starts with that tab.
            if (written.startsWith('\t') && !read.startsWith('\t')) expect(read.endsWith(written.slice(1))).toBe(true)
            else expect(written).toBe(read)
          })
        }
      }),
      {numRuns: 4000},
    )
    expect(seen).toBeGreaterThan(100)
  })
})

function placeOf(line: number, start: number, end: number): CheckBlock['place'] {
  return {path: 'runbooks/a.md', start: {line, column: start}, end: {line, column: end}}
}
