import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {repositoryOf} from './repository-of.ts'

function repository(url: string, head = 'ref: refs/heads/trunk\n'): string {
  const root = temporaryFolder()
  mkdirSync(join(root, '.git'))
  mkdirSync(join(root, 'docs'))
  writeFileSync(
    join(root, '.git', 'config'),
    `[core]\n\tbare = false\n[remote "origin"]\n\tfetch = x\n\turl = ${url}\n[branch "a"]\n`,
  )
  writeFileSync(join(root, '.git', 'HEAD'), head)
  return root
}

it.each([
  ['git@github.com:owner/name.git', 'https://github.com/owner/name'],
  ['https://github.com/owner/name', 'https://github.com/owner/name'],
  ['https://user:secret@gitlab.example.com/group/sub/name.git', 'https://gitlab.example.com/group/sub/name'],
  ['ssh://git@example.org:2222/owner/name.git', 'https://example.org/owner/name'],
])('%s → %s', (url, address) => {
  const root = repository(url)
  expect(repositoryOf(join(root, 'docs'))).toEqual({address, branch: 'trunk', root})
})

it('knows no address of what is not on the web', () => {
  expect(repositoryOf(repository('/srv/git/name.git'))).toBeUndefined()
  expect(repositoryOf(repository('../name'))).toBeUndefined()
})

it('takes the commit where there is no branch', () => {
  const commit = 'a'.repeat(40)
  expect(repositoryOf(repository('git@github.com:o/n.git', `${commit}\n`))?.branch).toBe(commit)
})
