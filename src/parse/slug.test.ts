import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {slugOf, slugsOf} from './slug.ts'

describe('a document is named after its path', () => {
  it.each([
    ['runbooks/deployment.md', ['runbooks/**/*.md'], 'deployment'],
    ['runbooks/db/restore.md', ['runbooks/**/*.md'], 'db/restore'],
    ['runbooks/db/restore.md', ['./runbooks/**/*.md', 'runbooks/db/*.md'], 'restore'],
    ['docs/start.md', ['docs/start.md'], 'start'],
    ['docs/start.md', ['docs'], 'start'],
    ['docs/start.md', ['docs/'], 'start'],
    ['docs/start.md', ['.'], 'docs/start'],
    ['docs/start.md', ['**/*.md'], 'docs/start'],
    ['docs/start.md', ['{docs,adr}/*.md'], 'docs/start'],
    ['docs/start.md', [], 'docs/start'],
    ['docs/v1.2.md', ['docs/*.md'], 'v1.2'],
    ['docs/v1.2.html.md.erb', ['docs/**/*.md.erb'], 'v1.2'],
    ['docs/start.mdx', ['**/*.{md,mdx}'], 'docs/start'],
    ['docs/checks/README.md', ['docs/**/*.md'], 'checks'],
    ['docs/readme.md', ['docs/**/*.md'], 'docs'],
    ['README.md', ['**/*.md'], 'readme'],
    ['.hidden', [], '.hidden'],
    ['../../elsewhere/a.md', [], '_/_/elsewhere/a'],
  ])('%s by %j: %s', (path, patterns, slug) => expect(slugOf(path, patterns)).toBe(slug))
})

it('gives documents that would share a name their whole path', () => {
  const paths = [
    'adr/start.md',
    'docs/start.md',
    'docs/other.md',
    'docs/docs/start.md',
    'docs/same.md',
    'docs/same.markdown',
  ]
  expect([...slugsOf(paths, ['docs/**/*', 'adr/*']).values()]).toEqual([
    'adr/start',
    'docs/start',
    'other',
    'docs/docs/start',
    'docs/same.md',
    'docs/same.markdown',
  ])
})

it('names every document differently, and none outside of the folder of the scripts', () => {
  const part = fc.constantFrom('a', 'b', 'readme', 'README', '..', 'a.b', 'c.md')
  const path = fc
    .array(part, {minLength: 1, maxLength: 4})
    .map((parts) => `${parts.filter((one, i) => one !== '..' || i === 0).join('/')}.md`)
  const patterns = fc.array(fc.constantFrom('**/*.md', 'a/**/*.md', 'a/b/*.md', 'b', 'a/'))
  fc.assert(
    fc.property(fc.uniqueArray(path), patterns, (paths, patterns) => {
      const slugs = [...slugsOf(paths, patterns).values()]
      expect(new Set(slugs).size).toBe(paths.length)
      for (const slug of slugs) expect(slug.split('/')).not.toContain('..')
    }),
  )
})
