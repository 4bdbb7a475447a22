import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {folderInRepository} from './folder-in-repository.ts'

it('is the way from the root of the repository', () => {
  const root = temporaryFolder()
  mkdirSync(join(root, '.git'))
  expect(folderInRepository(join(root, 'ops', 'books'))).toBe('ops/books')
  expect(folderInRepository(root)).toBe('')
})

it('knows worktrees and submodules by their file', () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'ops', 'books'), {recursive: true})
  writeFileSync(join(root, 'ops', '.git'), 'gitdir: elsewhere\n')
  expect(folderInRepository(join(root, 'ops', 'books'))).toBe('books')
})

it('is nothing without a repository', () => {
  expect(folderInRepository(temporaryFolder())).toBe('')
})
