import {execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {pageOf} from '../../parse/index.ts'
import {gatherFacts} from '../gather-facts.ts'

function git(root: string, ...words: string[]): string {
  const own = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always']
  return execFileSync('git', [...own, ...words], {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
}

function write(root: string, path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}

function commit(root: string, ...words: string[]): string {
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '--allow-empty', '-m', 'x', ...words)
  return git(root, 'rev-parse', 'HEAD').trim()
}

/** A repository in which a page had several texts, one after the other, and the commits that brought them. */
function repository(path: string, ...texts: string[]): {root: string; commits: string[]} {
  const root = temporaryFolder()
  git(root, 'init', '-q', '-b', 'main')
  const commits = texts.map((text) => {
    write(root, path, text)
    return commit(root)
  })
  return {root, commits}
}

function renamed(root: string, path: string, anchor: string) {
  return gatherFacts({root, exclude: [], readers: [], pageOf}).facts.files.renamedHeading(path, anchor)
}

/** A page with sections that share no word. */
const text = (...headings: string[]) =>
  headings
    .map((heading, index) => `## ${heading}\n\n${`Stop${index} and${index} wait${index}.\n`.repeat(3)}\n`)
    .join('')

describe('a heading that was renamed', () => {
  it('is followed through every commit that renamed it, to the last', () => {
    const {root, commits} = repository('a.md', text('A', 'B'), text('A', 'C'), text('Z', 'C'), text('Z', 'D'))
    expect(renamed(root, 'a.md', 'b')).toEqual({anchor: 'd', commit: commits[3]})
    expect(renamed(root, 'a.md', 'c')).toEqual({anchor: 'd', commit: commits[3]})
    expect(renamed(root, 'a.md', 'a')).toEqual({anchor: 'z', commit: commits[2]})
    expect(renamed(root, 'a.md', 'd')).toBeUndefined()
    expect(renamed(root, 'a.md', 'never')).toBeUndefined()
    expect(renamed(root, 'no.md', 'a')).toBeUndefined()
  })

  it('is what was last called so, and nothing where it was deleted in the end', () => {
    const {root, commits} = repository('a.md', text('A'), text('B'), text('A'), text('C'), text('C', 'A'), text('C'))
    expect(renamed(root, 'a.md', 'a')).toBeUndefined()
    expect(renamed(root, 'a.md', 'b')).toEqual({anchor: 'c', commit: commits[3]})
    write(root, 'a.md', text('D'))
    expect(renamed(root, 'a.md', 'b')).toEqual({anchor: 'd'})
  })

  it('is followed into what is not committed, and where only that renamed it', () => {
    const {root} = repository('docs/é b.md', text('A'), text('B'))
    write(root, 'docs/é b.md', `\uFEFF${text('C').replaceAll('\n', '\r\n')}`)
    expect(renamed(root, 'docs/é b.md', 'b')).toEqual({anchor: 'c'})
    expect(renamed(root, 'docs/é b.md', 'a')).toEqual({anchor: 'c'})
  })

  it('is followed through renames of its page, in a project below the root of the repository', () => {
    const {root} = repository('docs/a.md', text('A', 'K'), text('B', 'K'))
    git(root, 'mv', 'docs/a.md', 'docs/b.md')
    commit(root)
    write(root, 'docs/b.md', text('C', 'K'))
    git(root, 'mv', 'docs/b.md', 'docs/c.md')
    const last = commit(root)
    expect(renamed(root, 'docs/c.md', 'a')).toEqual({anchor: 'c', commit: last})
    expect(renamed(join(root, 'docs'), 'c.md', 'b')).toEqual({anchor: 'c', commit: last})
    expect(renamed(join(root, 'docs'), '../docs/c.md', 'b')).toBeUndefined()
  })

  it('is found by any fragment that its page makes of it', () => {
    const before = ['Node.js & `npm_run`, *faster*', 'Für é', 'Für é', '日本', 'Own {#its-own}', '1.2']
    const after = ['B', 'C', 'Für é', 'D', 'E', 'F']
    const {root} = repository('a.md', text(...before).normalize('NFD'), text(...after))
    const told = ['nodejs--npm_run-faster', 'nodejs-npm_run-faster', 'für-é-1', '日本', 'its-own', '12']
    expect(told.map((anchor) => renamed(root, 'a.md', anchor)?.anchor)).toEqual(['b', 'b', 'für-é', 'd', 'e', 'f'])
  })

  it('is found on a branch that was merged', () => {
    const {root} = repository('a.md', text('A', 'B'))
    git(root, 'checkout', '-q', '-b', 'side')
    write(root, 'a.md', text('A', 'C'))
    const side = commit(root)
    git(root, 'checkout', '-q', 'main')
    write(root, 'b.md', '# B\n')
    commit(root)
    git(root, 'merge', '-q', '--no-ff', '-m', 'x', 'side')
    expect(renamed(root, 'a.md', 'b')).toEqual({anchor: 'c', commit: side})
  })
})

describe('nothing is told', () => {
  it('where the history was cut off before, and all that it still has', () => {
    const {root, commits} = repository('a.md', text('A'), text('B'), text('C'))
    const shallow = (depth: string) => {
      const clone = join(temporaryFolder(), 'clone')
      git(root, 'clone', '-q', '--depth', depth, `file://${root}`, clone)
      return clone
    }
    expect(renamed(shallow('1'), 'a.md', 'a')).toBeUndefined()
    expect(renamed(shallow('1'), 'a.md', 'b')).toBeUndefined()
    expect(renamed(shallow('2'), 'a.md', 'a')).toBeUndefined()
    expect(renamed(shallow('2'), 'a.md', 'b')).toEqual({anchor: 'c', commit: commits[2]})
  })

  it('without git, without commits, where it is broken, and where nobody understands pages', () => {
    const root = temporaryFolder()
    write(root, 'a.md', text('B'))
    expect(renamed(root, 'a.md', 'a')).toBeUndefined()
    git(root, 'init', '-q')
    expect(renamed(root, 'a.md', 'a')).toBeUndefined()
    const {root: broken} = repository('a.md', text('A'), text('B'))
    expect(gatherFacts({root: broken, exclude: []}).facts.files.renamedHeading('a.md', 'a')).toBeUndefined()
    expect(renamed(broken, 'a.md', 'a')).toBeDefined()
    const objects = join(broken, '.git', 'objects')
    for (const folder of readdirSync(objects))
      if (folder.length === 2)
        for (const name of readdirSync(join(objects, folder))) {
          execFileSync('chmod', ['u+w', join(objects, folder, name)])
          write(join(objects, folder), name, 'x')
        }
    expect(renamed(broken, 'a.md', 'a')).toBeUndefined()
  })

  it('of what was binary or empty, or is gone', () => {
    const {root} = repository('a.md', text('A'))
    write(root, 'a.md', Buffer.from([0, 1, 2]))
    commit(root)
    write(root, 'a.md', '')
    commit(root)
    write(root, 'a.md', text('B'))
    commit(root)
    expect(renamed(root, 'a.md', 'a')).toBeUndefined()
    git(root, 'rm', '-q', 'a.md')
    expect(renamed(root, 'a.md', 'a')).toBeUndefined()
  })
})
