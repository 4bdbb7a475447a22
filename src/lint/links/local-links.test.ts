import {describe, expect, it} from 'vitest'
import {smallWorld} from '../../../test/support/small-world.ts'
import type {Repository} from '../../fact.ts'
import type {World} from '../../rule.ts'
import {localLinks} from './links-of.ts'

const files = {'docs/a.md': '# A\n', 'docs/b c.md': '', 'src/x.ts': '', 'vendor/sub': ''}

function found(url: string, repository?: Partial<Repository>, below = ''): string {
  const path = 'docs/page.md'
  const small = smallWorld({files: {...files, [path]: `<a href="${url}">x</a>\n`}})
  const known = {address: 'https://github.com/Owner/name', branch: 'main', root: '/r', ...repository}
  const world: World = {...small, facts: {...small.facts, below, ...(repository && {repository: known})}}
  const [local] = localLinks(
    world.judged.find((page) => page.path === path)!,
    world,
  )
  if (!local) return 'not looked at'
  return local.found.is === 'there' ? local.found.path : local.found.is
}

describe('an address of the repository itself leads to its files', () => {
  it.each([
    ['https://github.com/Owner/name/blob/main/docs/a.md#a', 'docs/a.md'],
    ['https://github.com/owner/NAME/tree/main/docs', 'docs'],
    ['https://github.com/Owner/name/edit/main/docs/b%20c.md', 'docs/b c.md'],
    ['https://github.com/Owner/name/raw/HEAD/src/x.ts?raw=true', 'src/x.ts'],
    ['https://raw.githubusercontent.com/Owner/name/main/src/x.ts', 'src/x.ts'],
    ['https://github.com/Owner/name/blob/main/docs/no.md', 'nowhere'],
    ['https://github.com/Owner/name/blob/v1.2/docs/no.md', 'not looked at'],
    ['https://github.com/Owner/name/issues/3', 'not looked at'],
    ['https://github.com/Owner/name-two/blob/main/docs/no.md', 'not looked at'],
    ['https://github.com/other/name/blob/main/docs/no.md', 'not looked at'],
  ])('%s: %s', (url, expected) => expect(found(url, {})).toBe(expected))

  it('on a branch with slashes in its name, on GitLab, on Forgejo', () => {
    const address = 'https://git.example.org/group/sub/name'
    const on = (url: string, branch = 'main') => found(`${address}${url}`, {address, branch})
    expect(on('/-/blob/fix/links/docs/a.md', 'fix/links')).toBe('docs/a.md')
    expect(on('/-/tree/main/docs/no')).toBe('nowhere')
    expect(on('/src/branch/main/docs/a.md')).toBe('docs/a.md')
  })

  it('where a release is checked out, nothing is known of the main branch', () => {
    expect(found('https://github.com/Owner/name/blob/main/docs/no.md', {branch: 'release/2.x'})).toBe('not looked at')
  })

  it('of which the project is a folder', () => {
    const at = (url: string) => found(url, {}, 'packages/shop/')
    expect(at('https://github.com/Owner/name/blob/main/packages/shop/docs/a.md')).toBe('docs/a.md')
    expect(at('/packages/shop/docs/a.md')).toBe('docs/a.md')
    expect(at('/packages/other/no.md')).toBe('nowhere')
    expect(at('/docs/a.md')).toBe('docs/a.md')
  })
})

describe('what nobody can tell is not told', () => {
  it.each([
    ['vendor/sub/README.md', 'nowhere'],
    ['../vendor/sub/README.md', 'unknown'],
    ['../../issues', 'unknown'],
    ['../../other/README.md', 'unknown'],
    ['file:///etc/passwd', 'not looked at'],
    ['pathname:///x', 'not looked at'],
    ['@site/docs/a.md', 'not looked at'],
    ['{{ site.url }}/x', 'not looked at'],
    ['', 'not looked at'],
    ['%zz.md', 'nowhere'],
    ['..\\src\\x.ts', 'src/x.ts'],
  ])('%j: %s', (url, expected) => expect(found(url)).toBe(expected))

  it('but where the repository ends is known once it is published', () => {
    expect(found('../../../issues', {})).toBe('unknown')
    expect(found('../../README.md', {})).toBe('nowhere')
  })
})
