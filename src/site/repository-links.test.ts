import {expect, it} from 'vitest'
import {repositoryLinks} from './repository-links.ts'

it('leads to a line of a file, as its text', () => {
  const {file} = repositoryLinks({repository: 'https://github.com/a/b', branch: 'main'})
  expect(file('runbooks/a b#c.md', 7)).toBe('https://github.com/a/b/blob/main/runbooks/a%20b%23c.md?plain=1#L7')
})

it('leads into the folder that the project has in the repository', () => {
  const {file} = repositoryLinks({repository: 'https://github.com/a/b', branch: 'main'}, 'ops/on call')
  expect(file('runbooks/a.md', 7)).toBe('https://github.com/a/b/blob/main/ops/on%20call/runbooks/a.md?plain=1#L7')
})

it('knows the form of GitLab', () => {
  const {file} = repositoryLinks({repository: 'https://gitlab.example.org/a/b', branch: 'fix/it'})
  expect(file('a.md')).toBe('https://gitlab.example.org/a/b/-/blob/fix%2Fit/a.md')
})

it('leads nowhere without a repository', () => {
  expect(repositoryLinks({branch: 'main'}).file('a.md')).toBeUndefined()
})
