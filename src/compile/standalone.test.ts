import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {completeSpec} from '../util/complete-spec.ts'
import {compile} from './compile.ts'
import {standalone} from './standalone.ts'

const place = {path: 'runbooks/a.md', start: {line: 1, column: 1}, end: {line: 3, column: 4}}
const runtime = 'export const check = async (meta, {id}) => console.log(id, meta.url.split("/").at(-1))\n'
const specs = ['a#one', 'ops/db/backup#two'].map((id) =>
  // A title that reads like the import must not be taken for it.
  completeSpec({id, kind: 'http', place, title: `x\nimport {check} from 'proofbook/runtime'`}),
)
const temporary = () => mkdtempSync(join(tmpdir(), 'proofbook-standalone-'))

it('makes scripts that need nothing but Node, wherever they are copied', async () => {
  const dir = join(temporary(), 'made', 'here')
  await standalone(dir, compile(specs, {}), runtime)
  const bastion = temporary()
  cpSync(dir, bastion, {recursive: true})
  const files = readdirSync(bastion, {recursive: true}) as string[]
  expect(files.filter((file) => file.endsWith('.mjs')).sort()).toEqual([
    'a/one.mjs',
    'ops/db/backup/two.mjs',
    'proofbook-runtime.mjs',
  ])
  const output = (...words: string[]) => execFileSync(words[0]!, words.slice(1), {cwd: '/', encoding: 'utf8'})
  expect(output(process.execPath, join(bastion, 'a/one.mjs'))).toBe('a#one one.mjs\n')
  expect(output(join(bastion, 'ops/db/backup/two.mjs'))).toBe('ops/db/backup#two two.mjs\n')
})

it('takes away what it wrote before, and nothing else', async () => {
  const dir = temporary()
  writeFileSync(join(dir, 'notes.txt'), 'mine')
  await standalone(dir, compile(specs, {}), runtime)
  expect(await standalone(dir, compile(specs.slice(1), {}), runtime)).toEqual({
    written: [],
    removed: ['a/one.mjs'],
    unchanged: ['ops/db/backup/two.mjs', 'proofbook-runtime.mjs'],
  })
  expect(existsSync(join(dir, 'notes.txt'))).toBe(true)
})

it('says what is in the way', async () => {
  const file = join(temporary(), 'file')
  writeFileSync(file, 'mine')
  await expect(standalone(join(file, 'dir'), [], runtime)).rejects.toMatchObject({
    problem: {reason: `Unexpected file at \`${join(file, 'dir')}\`, expected a folder`},
  })
})
