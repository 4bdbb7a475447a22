import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {remember} from './remember.ts'
import {stamper} from './stamper.ts'

/** Late enough for every file to have settled. */
const later = () => Date.now() + 10_000

/** A folder with files, a memory in it, and a way to find what they say that tells which were looked at. */
function folderOf(files: Record<string, string>) {
  const root = temporaryFolder()
  const at = (name: string) => join(root, name)
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text)
  const memory = join(root, 'kept', 'memory')
  const find = (names: string[], {key = 'key', now = later(), lasts = true} = {}) => {
    const looked: string[] = []
    const subjects = names.map((name) => ({name, path: at(name)}))
    const found = remember({path: memory, key, stampOf: stamper(now)}, subjects, ({name, path}) => {
      looked.push(name)
      return {found: {said: readFileSync(path, 'utf8')}, lasts}
    })
    return {said: found.map(({said}) => said), looked}
  }
  return {at, memory, find}
}

it('finds out once what files say that stay as they are', () => {
  const {find} = folderOf({a: 'one', b: 'two\u2028é\ud800'})
  expect(find(['a', 'b'])).toEqual({said: ['one', 'two\u2028é\ufffd'], looked: ['a', 'b']})
  expect(find(['b', 'a'])).toEqual({said: ['two\u2028é\ufffd', 'one'], looked: []})
})

it('sees every way in which a file becomes another one', () => {
  const {find, at} = folderOf({a: 'one', b: 'two'})
  find(['a', 'b'])
  const {atime, mtime} = statSync(at('a'))
  writeFileSync(at('a'), 'eno')
  utimesSync(at('a'), atime, mtime)
  expect(find(['a', 'b'])).toEqual({said: ['eno', 'two'], looked: ['a']})
  writeFileSync(at('c'), 'too')
  utimesSync(at('c'), atime, mtime)
  renameSync(at('c'), at('b'))
  expect(find(['a', 'b'])).toEqual({said: ['eno', 'too'], looked: ['b']})
  utimesSync(at('b'), 1, 1)
  expect(find(['a', 'b'])).toEqual({said: ['eno', 'too'], looked: ['b']})
  expect(find(['a', 'b'])).toEqual({said: ['eno', 'too'], looked: []})
})

it('trusts no file that changed a moment ago: it may change again in the same tick of the clock', () => {
  const {find} = folderOf({a: 'one'})
  expect(find(['a'], {now: Date.now()}).looked).toEqual(['a'])
  expect(find(['a'], {now: Date.now()}).looked).toEqual(['a'])
  find(['a'])
  expect(find(['a'], {now: Date.now() - 3_600_000}).looked).toEqual(['a'])
})

it('keeps nothing that does not last, and forgets what is gone', () => {
  const {find, at, memory} = folderOf({a: 'one', b: 'two'})
  expect(find(['a'], {lasts: false}).looked).toEqual(['a'])
  expect(find(['a', 'b']).looked).toEqual(['a', 'b'])
  rmSync(at('b'))
  expect(find(['a']).looked).toEqual([])
  expect(readFileSync(memory, 'utf8')).not.toContain('two')
})

it('remembers nothing under another key', () => {
  const {find} = folderOf({a: 'one'})
  find(['a'])
  expect(find(['a'], {key: 'other'}).looked).toEqual(['a'])
  expect(find(['a']).looked).toEqual(['a'])
})

it('finds out anew where a memory is broken, at whatever byte', () => {
  const {find, memory} = folderOf({a: 'one'})
  find(['a'])
  const sound = readFileSync(memory)
  for (let at = 0; at < sound.length; at++) {
    const broken = Buffer.from(sound)
    broken[at]! ^= 1
    writeFileSync(memory, at % 2 === 0 ? broken : sound.subarray(0, at))
    expect(find(['a'])).toEqual({said: ['one'], looked: ['a']})
  }
  expect(find(['a']).looked).toEqual([])
})

it.each([
  ['a folder stands in its place', (memory: string) => mkdirSync(memory, {recursive: true})],
  ['a file stands where its folder should', (memory: string) => writeFileSync(join(memory, '..'), '')],
])('does without a memory where %s', (_, spoil) => {
  const {find, memory} = folderOf({a: 'one'})
  spoil(memory)
  expect(find(['a'])).toEqual({said: ['one'], looked: ['a']})
  expect(find(['a'])).toEqual({said: ['one'], looked: ['a']})
})

it.skipIf(process.getuid?.() === 0)('does without a memory where nobody may write (root may)', () => {
  const {find, memory} = folderOf({a: 'one'})
  mkdirSync(join(memory, '..'), {mode: 0o500})
  expect(find(['a']).looked).toEqual(['a'])
  expect(find(['a']).looked).toEqual(['a'])
  chmodSync(join(memory, '..'), 0o700)
})

it('leaves nothing beside the memory but what keeps it out of git', () => {
  const {find, memory} = folderOf({a: 'one'})
  find(['a'])
  expect(readdirSync(join(memory, '..')).sort()).toEqual(['.gitignore', 'memory'])
})
