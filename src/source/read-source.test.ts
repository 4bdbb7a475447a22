import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {digest} from '../util/digest.ts'
import {readSource} from './read-source.ts'

const root = mkdtempSync(join(tmpdir(), 'proofbook-read-'))
afterAll(() => rmSync(root, {recursive: true}))

function write(bytes: string | Uint8Array): string {
  writeFileSync(join(root, 'a.md'), bytes)
  return 'a.md'
}

describe('a document', () => {
  it('is text with the digest of its bytes', async () => {
    expect(readSource(root, write('# Ünï\r\n'))).toEqual({
      source: {path: 'a.md', text: '# Ünï\r\n', digest: digest('# Ünï\r\n')},
    })
  })

  it('comes without a byte order mark', async () => {
    expect(readSource(root, write('\uFEFF# a'))).toEqual({
      source: {path: 'a.md', text: '# a', digest: digest('\uFEFF# a')},
    })
  })

  it('comes in the order it was asked for', async () => {
    write('# a')
    const readings = ['missing.md', 'a.md', 'missing.md'].map((path) => readSource(root, path))
    expect(readings.map((one) => Object.keys(one)[0])).toEqual(['problem', 'source', 'problem'])
  })
})

describe('what cannot be read is a problem at its place', () => {
  it.each([
    ['empty', '', 'empty-document', 'Unexpected empty document, expected text', 1, 1],
    ['blank', '\uFEFF \r\n\t', 'empty-document', 'Unexpected empty document, expected text', 1, 1],
    ['Latin-1', Buffer.from('# Text\nna\xefve', 'latin1'), 'not-utf-8', 'Unexpected byte 0xEF, expected UTF-8', 2, 3],
    [
      'cut off in a character',
      Buffer.from('\uFEFFä\u20ac').subarray(0, -1),
      'not-utf-8',
      'Unexpected byte 0xE2, expected UTF-8',
      1,
      2,
    ],
    ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'not-utf-8', 'Unexpected byte 0xED, expected UTF-8', 1, 2],
    [
      'UTF-16',
      Buffer.from('\uFEFF# a', 'utf16le'),
      'not-utf-8',
      'Unexpected UTF-16 (byte order mark FF FE), expected UTF-8',
      1,
      1,
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\uFEFF# a', 'utf16le').swap16(),
      'not-utf-8',
      'Unexpected UTF-16 (byte order mark FE FF), expected UTF-8',
      1,
      1,
    ],
  ])('%s', async (_, bytes, rule, reason, line, column) => {
    const at = {line, column}
    expect(readSource(root, write(bytes))).toMatchObject({
      problem: {rule, severity: 'error', reason, place: {path: 'a.md', start: at, end: at}},
    })
  })

  it('missing', async () => {
    const problem = {
      rule: 'missing-document',
      reason: 'Unexpected absence of `b.md`, expected a file',
      place: {path: 'b.md'},
    }
    expect(readSource(root, 'b.md')).toMatchObject({problem})
    expect(readSource(root, `${write('# a')}/b.md`)).toMatchObject({problem: {rule: 'missing-document'}})
  })

  it('a folder', async () => {
    mkdirSync(join(root, 'folder.md'))
    expect(readSource(root, 'folder.md')).toMatchObject({problem: {rule: 'document-is-folder'}})
  })

  it('a named pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.md')])
    expect(readSource(root, 'pipe.md')).toMatchObject({problem: {rule: 'unreadable-document'}})
  })

  it('larger than anybody writes', async () => {
    truncateSync(join(root, write('# a')), 50 * 1024 * 1024)
    expect(readSource(root, 'a.md')).toMatchObject({
      problem: {rule: 'document-too-large', reason: 'Unexpected document of 50.0 MiB, expected at most 10 MiB'},
    })
  })

  it('without permission', async (test) => {
    test.skip(process.getuid?.() === 0, 'root may read everything')
    chmodSync(join(root, write('# a')), 0)
    expect(readSource(root, 'a.md')).toMatchObject({
      problem: {
        rule: 'unreadable-document',
        reason: 'Unexpected error on reading (no permission), expected a readable file',
      },
    })
  })

  it('a path that no file can have', async () => {
    expect(readSource(root, 'a\0b')).toMatchObject({problem: {rule: 'unreadable-document'}})
    expect(readSource(root, 'a'.repeat(5000))).toMatchObject({problem: {rule: 'unreadable-document'}})
  })
})
