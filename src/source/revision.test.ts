import {execFileSync} from 'node:child_process'
import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {revision} from './revision.ts'

it('names the commit, and says when tracked files differ from it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'proofbook-'))
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
      cwd: root,
      encoding: 'utf8',
    }).trim()
  expect(await revision(root)).toBeUndefined()
  git('init', '-q')
  expect(await revision(root)).toBeUndefined()
  writeFileSync(join(root, 'a.md'), 'one')
  git('add', '.')
  git('commit', '-qm', 'one')
  const commit = git('rev-parse', 'HEAD')
  expect(await revision(root)).toEqual({commit, dirty: false})
  writeFileSync(join(root, 'untracked.md'), 'two')
  expect(await revision(root)).toEqual({commit, dirty: false})
  writeFileSync(join(root, 'a.md'), 'two')
  expect(await revision(root)).toEqual({commit, dirty: true})
})
