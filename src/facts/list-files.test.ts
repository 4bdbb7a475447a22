import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {renamesIn} from './history/read-history.ts'
import {listFiles} from './list-files.ts'

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
}

function git(root: string, ...words: string[]): void {
  const own = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always']
  execFileSync('git', [...own, ...words], {cwd: root, stdio: 'ignore'})
}

function repository(files: Record<string, string>): string {
  const root = temporaryFolder()
  git(root, 'init', '-q', '-b', 'main')
  write(root, files)
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'one')
  return root
}

const renamesOf = (root: string) => renamesIn(listFiles(root).history!())

const text = (word: string) => `${word}\n`.repeat(20)

describe('with git', () => {
  it('lists what is tracked or new, without what is ignored or deleted, also of a folder in the repository', () => {
    const root = repository({
      '.gitignore': 'dist/\n',
      'a.md': '',
      'gone.md': '',
      'docs/é b.md': '',
      'docs/.gitignore': '*.log\n',
    })
    rmSync(join(root, 'gone.md'))
    write(root, {'dist/x.js': '', 'docs/new.md': '', 'docs/x.log': ''})
    const {paths, ignores, problems} = listFiles(root)
    expect(paths.toSorted()).toEqual(['.gitignore', 'a.md', 'docs/.gitignore', 'docs/new.md', 'docs/é b.md'])
    expect(ignores).toEqual({'': 'dist/\n', docs: '*.log\n'})
    expect(problems).toEqual([])
    expect(listFiles(join(root, 'docs')).paths.toSorted()).toEqual(['.gitignore', 'new.md', 'é b.md'])
  })

  it('tells each step of a file that was renamed, and nothing where the history was cut off', () => {
    const root = repository({'a.md': text('a'), 'docs/x.md': text('x')})
    git(root, 'mv', 'a.md', 'b.md')
    git(root, 'commit', '-qm', 'two')
    git(root, 'mv', 'b.md', 'docs/c d.md')
    git(root, 'mv', 'docs/x.md', 'docs/y.md')
    git(root, 'commit', '-qm', 'three')
    expect(renamesOf(root)).toEqual(
      new Map([
        ['a.md', 'b.md'],
        ['b.md', 'docs/c d.md'],
        ['docs/x.md', 'docs/y.md'],
      ]),
    )
    expect(renamesOf(join(root, 'docs'))).toEqual(new Map([['x.md', 'y.md']]))
    const shallow = join(temporaryFolder(), 'clone')
    git(root, 'clone', '-q', '--depth', '1', `file://${root}`, shallow)
    expect(listFiles(shallow).paths.toSorted()).toEqual(['docs/c d.md', 'docs/y.md'])
    expect(renamesOf(shallow)).toEqual(new Map())
  })

  it('lists a submodule as one path, and a repository without commits as it is', () => {
    const inner = repository({'in.md': ''})
    const root = repository({'a.md': ''})
    git(root, 'submodule', 'add', '-q', `file://${inner}`, 'vendor/inner')
    expect(listFiles(root).paths.toSorted()).toEqual(['.gitmodules', 'a.md', 'vendor/inner'])
    const empty = temporaryFolder()
    git(empty, 'init', '-q')
    write(empty, {'a.md': ''})
    expect(listFiles(empty).paths).toEqual(['a.md'])
    expect(renamesOf(empty)).toEqual(new Map())
  })
})

describe('without git', () => {
  it('lists what lies there: no links followed, nothing that `.gitignore` or habit leaves out', () => {
    const root = temporaryFolder()
    write(root, {
      'a.md': '',
      '.gitignore': 'dist/\n',
      'dist/x.js': '',
      'docs/.gitignore': '/made.md\n',
      'docs/made.md': '',
      'docs/deep/made.md': '',
      'node_modules/x/y.js': '',
    })
    symlinkSync('..', join(root, 'docs/loop'))
    const {paths, ignores, problems, history} = listFiles(root)
    expect(paths.toSorted()).toEqual(['.gitignore', 'a.md', 'docs/.gitignore', 'docs/deep/made.md', 'docs/loop'])
    expect(Object.keys(ignores)).toEqual(['', 'docs'])
    expect([problems, history]).toEqual([[], undefined])
  })

  it('says which folder cannot be read, and lists the rest', () => {
    const root = temporaryFolder()
    write(root, {'a.md': '', 'shut/b.md': ''})
    chmodSync(root, 0o755)
    chmodSync(join(root, 'shut'), 0)
    const {paths, problems} = asNobody(() => listFiles(root))
    chmodSync(join(root, 'shut'), 0o755)
    expect(paths).toEqual(['a.md'])
    expect(problems).toMatchObject([
      {rule: 'unreadable-facts', severity: 'warning', subject: 'shut', place: {path: 'shut'}},
    ])
  })

  it('says that the folder is not there', () => {
    const {paths, problems} = listFiles(join(temporaryFolder(), 'no'))
    expect(paths).toEqual([])
    expect(problems).toMatchObject([{subject: '.', reason: expect.stringContaining('ENOENT')}])
  })
})

/** Root may read every folder; `nobody` may not. */
function asNobody<Found>(look: () => Found): Found {
  if (process.geteuid?.() !== 0) return look()
  process.seteuid!(65_534)
  try {
    return look()
  } finally {
    process.seteuid!(0)
  }
}
