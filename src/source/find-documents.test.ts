import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {findDocuments} from './find-documents.ts'

const root = mkdtempSync(join(tmpdir(), 'proofbook-find-'))

beforeAll(() => {
  const files = [
    'README.md',
    'docs/b.md',
    'docs/a.md',
    'docs/deep/c.md',
    'docs/notes.txt',
    'docs/[odd] (d).md',
    '.github/e.md',
    'other/a.mdx',
    'other/b.html.md.erb',
    'other/c.markdown',
    'other/d.html.erb',
  ]
  const hidden = [
    'node_modules/x/f.md',
    'docs/node_modules/g.md',
    'dist/h.md',
    'coverage/i.md',
    'docs/coverage/j.md',
    'build/k.md',
    'kept/l.md',
  ]
  for (const path of [...files, ...hidden]) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), '# Title\n')
  }
  writeFileSync(join(root, '.gitignore'), '# made by tools\ncoverage/\n/build\n*.log\nkept/*\n!kept/l.md\n')
  symlinkSync('..', join(root, 'docs/deep/loop'))
  symlinkSync('docs', join(root, 'linked'))
})
afterAll(() => rmSync(root, {recursive: true}))

const documents = ['docs/[odd] (d).md', 'docs/a.md', 'docs/b.md', 'docs/deep/c.md']

const others = ['other/a.mdx', 'other/b.html.md.erb', 'other/c.markdown']

describe('documents are found', () => {
  it.each([
    ['by a glob', ['docs/**/*.md'], documents],
    ['in a folder', ['docs'], documents],
    ['in a folder written differently', ['./docs/'], documents],
    ['at the root', ['.'], ['README.md', ...documents, 'kept/l.md', ...others]],
    ['by each name that Markdown has', ['other'], others],
    ['once', ['docs/a.md', 'docs/*.md', 'docs'], documents],
    [
      'by their own path, whatever their ending',
      ['docs/notes.txt', 'docs/[odd] (d).md'],
      ['docs/[odd] (d).md', 'docs/notes.txt'],
    ],
    ['without what is taken away', ['docs', '!docs/deep/**', '!**/b.md'], ['docs/[odd] (d).md', 'docs/a.md']],
    [
      'in a folder that is otherwise left out, where it is named',
      ['.github/*.md', 'dist/*.md', 'coverage'],
      ['.github/e.md', 'coverage/i.md', 'dist/h.md'],
    ],
    ['behind a link, where it is named', ['linked/*.md'], ['linked/[odd] (d).md', 'linked/a.md', 'linked/b.md']],
    ['by braces', ['{docs,kept}/[al].md'], ['docs/a.md', 'kept/l.md']],
    ['not at all', ['nothing/**/*.md'], []],
    [
      'although they are not there, so that reading them says so',
      ['docs/missing.md', 'a\0b'],
      ['a\0b', 'docs/missing.md'],
    ],
    ['by no pattern', [], []],
  ])('%s', async (_, patterns, paths) => expect(await findDocuments(root, patterns)).toEqual(paths))

  it('outside of the root, where they are named', async () => {
    expect(await findDocuments(join(root, 'kept'), ['../docs/*.md', '../README.md'])).toEqual([
      '../README.md',
      '../docs/[odd] (d).md',
      '../docs/a.md',
      '../docs/b.md',
    ])
  })
})
