import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {stagePage} from './stage-page.ts'

function stage(text: string, source = 'a.md') {
  const bytes = Buffer.from(text)
  return stagePage(source, '/a', {bytes, size: bytes.length})
}

it('knows every place that a link can name', () => {
  const {page} = stage('# One\n\n###### One\n\n## Two {#second}\n\n<a name="third"></a> <b id=fourth>x</b>\n')
  expect(page.anchors).toEqual(['one', 'one-1', 'two-second', 'second', 'third', 'fourth'])
  expect(page.headings).toEqual({1: 'one', 3: 'one-1', 5: 'two-second'})
})

it('is called what the document calls itself', () => {
  expect(stage('---\ntitle: First\n---\n# Second\n').page.title).toBe('First')
  expect(stage('# Second\n').page.title).toBe('Second')
  expect(stage('text', 'runbooks/disk-full.md').page.title).toBe('disk-full')
})

describe('is copied under a name of its own', () => {
  it.each([
    ['git/README.md', '/git', 'pages/git/index.md'],
    ['git/README.md', '/git/README', 'pages/git/README.md'],
    ['a/app.html.md.erb', '/a/app', 'pages/a/app.md'],
  ])('%s at %s', (source, route, staged) => {
    expect(stagePage(source, route, {bytes: Buffer.from('# a'), size: 3}).page.staged).toBe(staged)
  })
})

it('shows as source what cannot be read or rendered, in a fence that nothing in it closes', () => {
  const failed = stagePage(
    'a.md',
    '/a',
    {bytes: Buffer.from('````\nx\n'), size: 7},
    'Unexpected failure, expected a page',
  )
  expect(failed.page).toMatchObject({
    asSource: true,
    notes: [{line: 1, message: 'Unexpected failure, expected a page; shown as its source'}],
  })
  expect(failed.text).toBe('`````markdown\n````\nx\n\n`````\n')
  const missing = stagePage('a.md', '/a', Object.assign(new Error('no'), {code: 'EACCES'}))
  expect(missing.page.notes[0]!.message).toBe(
    'Unexpected error on reading (EACCES), expected a readable file; shown as its source',
  )
})

it('makes a page of any bytes, with as many lines as the document has', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '---\n',
      '+++\n',
      'title: a\n',
      '# h\n',
      '\r\n',
      '\0',
      '```\n',
      '<a name=',
      '{#',
      '> ',
      '- ',
      '\uFEFF',
    ),
  )
  const text = fc.array(piece, {maxLength: 30}).map((pieces) => pieces.join(''))
  const bytes = fc.oneof(
    fc.uint8Array({maxLength: 100}),
    text.map((one) => Buffer.from(one)),
  )
  fc.assert(
    fc.property(bytes, (bytes) => {
      const {page, text} = stagePage('x/y.md', '/x/y', {bytes, size: bytes.length})
      expect(page).toMatchObject({source: 'x/y.md', route: '/x/y'})
      const lines = (one: string) => one.split(/\r\n|\n|\r/).length
      if (!page.asSource && Buffer.from(bytes).equals(Buffer.from(Buffer.from(bytes).toString())))
        expect(lines(text)).toBe(lines(Buffer.from(bytes).toString()))
      for (const note of page.notes) expect(note.line).toBeGreaterThan(0)
    }),
    {numRuns: 300},
  )
})
