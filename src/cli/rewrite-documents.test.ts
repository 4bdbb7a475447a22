import {lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {digest} from '../util/digest.ts'
import {rewriteDocuments} from './rewrite-documents.ts'
import type {Terminal} from './terminal.ts'
import {withFixes} from './with-fixes.ts'

async function rewritten(root: string, path: string, unchanged: {digest: string} | {since: Date}, dryRun = false) {
  const said = {out: '', err: ''}
  const terminal = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  } as unknown as Terminal
  const fix = {start: {line: 1, column: 1}, end: {line: 1, column: 2}, text: 'B'}
  const change = (text: string) => withFixes(text, text.startsWith('a') ? [fix] : [])
  const differs = await rewriteDocuments(root, [{path, unchanged, change}], dryRun, terminal)
  return {differs, ...said}
}

function folder(text: string): {root: string; same: {digest: string}} {
  const root = temporaryFolder()
  writeFileSync(join(root, 'x.md'), text, {mode: 0o640})
  return {root, same: {digest: digest(Buffer.from(text))}}
}

it('keeps the byte order mark, the line ends, the mode and the link that the file is reached by', async () => {
  const {root, same} = folder('\uFEFFa\r\nb\nc\r')
  symlinkSync('x.md', join(root, 'link.md'))
  const {differs, out} = await rewritten(root, 'link.md', same)
  expect(differs).toBe(true)
  expect(out).toBe('--- link.md\n+++ link.md\n@@ -1,1 +1,1 @@\n-a\n+B\n')
  expect(readFileSync(join(root, 'x.md'), 'utf8')).toBe('\uFEFFB\r\nb\nc\r')
  expect(statSync(join(root, 'x.md')).mode & 0o777).toBe(0o640)
  expect(lstatSync(join(root, 'link.md')).isSymbolicLink()).toBe(true)
  expect(readdirSync(root).toSorted()).toEqual(['link.md', 'x.md'])
})

it('only prints with a dry run, and nothing where nothing differs', async () => {
  const {root, same} = folder('a\n')
  expect(await rewritten(root, 'x.md', same, true)).toMatchObject({differs: true, out: expect.stringContaining('+B')})
  expect(readFileSync(join(root, 'x.md'), 'utf8')).toBe('a\n')
  const other = folder('z\n')
  expect(await rewritten(other.root, 'x.md', other.same)).toEqual({differs: false, out: '', err: ''})
})

it('leaves alone what changed since it was read, or is gone', async () => {
  const {root, same} = folder('a\n')
  writeFileSync(join(root, 'x.md'), 'a changed\n')
  const left = {differs: false, out: '', err: expect.stringContaining('changed since it was read')}
  expect(await rewritten(root, 'x.md', same)).toEqual(left)
  expect(await rewritten(root, 'x.md', {since: new Date(0)})).toEqual(left)
  expect(await rewritten(root, 'gone.md', same)).toMatchObject({differs: false})
  expect(readFileSync(join(root, 'x.md'), 'utf8')).toBe('a changed\n')
  const later = new Date(Date.now() + 3_600_000)
  expect(await rewritten(root, 'x.md', {since: later})).toMatchObject({differs: true})
})
