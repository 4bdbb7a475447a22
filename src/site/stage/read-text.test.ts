import fc from 'fast-check'
import {expect, it} from 'vitest'
import {lineOf, readText} from './read-text.ts'

it.each([
  ['UTF-8', Buffer.from('# a\n'), '# a\n', []],
  ['UTF-8 with a mark', Buffer.from('\uFEFF# a\n'), '# a\n', []],
  [
    'Latin-1',
    Buffer.from('caf\xe9', 'latin1'),
    'café',
    ['Unexpected bytes that are not UTF-8, expected UTF-8; read as windows-1252'],
  ],
  ['UTF-16', Buffer.from('\uFEFFwide', 'utf16le'), 'wide', ['Unexpected UTF-16, expected UTF-8; read as utf-16le']],
  ['NUL bytes', Buffer.from('a\n\0b'), 'a\n\uFFFDb', ['Unexpected NUL byte, expected text; shown as \uFFFD']],
  ['nothing', Buffer.alloc(0), '', ['Unexpected empty document, expected text']],
])('reads %s', (_, bytes, text, messages) => {
  const read = readText(bytes)
  expect(read).toMatchObject({text, faults: messages.map((message) => ({message}))})
  expect(read.onlySource).toBeUndefined()
})

it('shows the start of what is too large, without half a character', () => {
  const read = readText(Buffer.from('é'.repeat(1024 * 1024)), 50 * 1024 * 1024)
  expect(read.text).toMatch(/^é+$/)
  expect(read.text.length).toBeLessThanOrEqual(32 * 1024)
  expect(read.onlySource).toBe('Unexpected document of 50.0 MiB, expected at most 1 MiB; its first 64 KiB are shown')
})

it('reads any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 200}), (bytes) => {
      const {text, faults} = readText(bytes)
      expect(text).not.toContain('\0')
      for (const {line} of faults) expect(line).toBeLessThanOrEqual(lineOf(text, text.length))
    }),
  )
})
