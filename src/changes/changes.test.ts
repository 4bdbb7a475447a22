import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Fact} from '../fact.ts'
import {parse} from '../parse/index.ts'
import {affectedBy} from './affected-by.ts'
import {changesSince, NoChanges} from './changes-since.ts'

function repository(files: Record<string, string>) {
  const root = temporaryFolder()
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@example.com', ...words], {cwd: root, stdio: 'pipe'})
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'first')
  return {root, write, git}
}

it('lists what differs from a revision, below the folder that is asked about, with its text of then', () => {
  const {root, write, git} = repository({'a.md': 'old', 'gone.md': 'was', 'sub/b c.md': 'same', bin: '\0'})
  write('a.md', 'new')
  write('sub/d.md', 'added')
  write('bin', '\0\0')
  rmSync(join(root, 'gone.md'))
  expect(changesSince(root, 'HEAD')).toEqual([
    {path: 'a.md', before: 'old'},
    {path: 'bin'},
    {path: 'gone.md', before: 'was'},
    {path: 'sub/d.md'},
  ])
  git('add', '-A')
  git('commit', '-q', '-m', 'second')
  expect(changesSince(root, 'HEAD')).toEqual([])
  expect(changesSince(join(root, 'sub'), 'HEAD~1')).toEqual([{path: 'd.md'}])
})

it('says why it cannot tell', () => {
  const {root} = repository({'a.md': ''})
  expect(() => changesSince(root, 'nowhere')).toThrow(NoChanges)
  expect(() => changesSince(root, '--help')).toThrow('Unexpected revision `--help`')
  expect(() => changesSince(temporaryFolder(), 'HEAD')).toThrow('outside of a git repository')
})

const check = (id: string, run: string) => `\`\`\`check shell\nid: ${id}\nrun: ${run}\nexpect: {exit: 0}\n\`\`\`\n`

it('takes the documents and checks that name what changed, and no others', () => {
  const texts: Record<string, string> = {
    'deploy.md': `# D\n\nRun \`make deploy\`.\n\n${check('one', 'make deploy')}\n${check('two', 'make test')}`,
    'other.md': `# O\n\nRun \`make redeployed\`.\n\n${check('three', 'make redeployed')}`,
    'changed.md': `# C\n\n${check('four', 'true')}`,
    Makefile: 'deploy:\n',
  }
  const documents = ['deploy.md', 'other.md', 'changed.md'].map((path) => parse({path, text: texts[path]!, digest: ''}))
  const factsIn = (path: string, text: string): Fact[] =>
    path === 'Makefile' ? [{family: 'task', tool: 'make', folder: '', name: text.split(':')[0]!, path, line: 1}] : []
  const affected = affectedBy({
    changes: [
      {path: 'Makefile', before: 'release:\n'},
      {path: 'changed.md', before: ''},
    ],
    documents,
    textOf: (path) => texts[path],
    factsIn,
    asksByGlobs: () => false,
  })
  expect(Object.fromEntries(affected.documents)).toEqual({
    'deploy.md': '`Makefile` changed `deploy`',
    'changed.md': 'it changed',
  })
  const found = documents.flatMap(({path, blocks}) => blocks.map(({place}) => affected.check(path, place.start.line)))
  expect(found).toEqual(['`Makefile` changed `deploy`', undefined, undefined, 'its document changed'])
})

it('takes checks that ask by globs for affected by any change', () => {
  const text = '```check repo\nid: a\nfiles: src/**\n```\n\n```check http\nid: b\n```\n'
  const documents = [parse({path: 'a.md', text, digest: ''})]
  const request = {documents, textOf: () => text, factsIn: () => [], asksByGlobs: (kind: string) => kind === 'repo'}
  const affected = affectedBy({...request, changes: [{path: 'src/b.ts', before: ''}]})
  expect([...affected.documents.keys()]).toEqual(['a.md'])
  expect([affected.check('a.md', 1), affected.check('a.md', 6)]).toEqual([
    'it asks for what the repository has',
    undefined,
  ])
  expect(affectedBy({...request, changes: []}).documents.size).toBe(0)
})
