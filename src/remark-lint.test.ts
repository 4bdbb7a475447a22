import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../test/support/temporary-folder.ts'
import preset from './remark-lint.ts'

it('says in a remark pipeline what `proofbook lint` says, of the text as it is in the editor', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'docs'))
  writeFileSync(join(cwd, 'package.json'), '{"scripts": {"build": "tsc"}}')
  writeFileSync(join(cwd, 'docs', 'a.md'), 'what was saved\n')
  writeFileSync(join(cwd, 'docs', 'b.md'), 'Run `npm run other`.\n')
  const value = '---\ntitle: A\n---\n\n# A\n\nRun `npm run biuld`.\n'
  const file = new VFile({cwd, path: join(cwd, 'docs', 'a.md'), value})
  await unified().use(remarkParse).use(preset).use(remarkStringify).process(file)
  expect(file.messages.map(({ruleId, source, line, column, note}) => ({ruleId, source, line, column, note}))).toEqual([
    {source: 'proofbook', ruleId: 'unknown-script', line: 7, column: 14, note: 'did you mean `build`?'},
  ])
})

it('says what a heading was renamed to, as git tells', async () => {
  const cwd = temporaryFolder()
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {cwd, stdio: 'ignore'})
  writeFileSync(join(cwd, 'b.md'), '# Install\n\nTake the package.\n')
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'one')
  writeFileSync(join(cwd, 'b.md'), '# Set up\n\nTake the package.\n')
  const value = '# A\n\n[b](b.md#install)\n'
  writeFileSync(join(cwd, 'a.md'), value)
  const file = new VFile({cwd, path: join(cwd, 'a.md'), value})
  await unified().use(remarkParse).use(preset).use(remarkStringify).process(file)
  expect(file.messages.map(({ruleId, line, column, note}) => ({ruleId, line, column, note}))).toEqual([
    {ruleId: 'dead-anchor', line: 3, column: 5, note: 'it was renamed to `#set-up`, which is not committed'},
  ])
})
