import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Source} from '../document.ts'
import type {Point, Problem} from '../model.ts'
import {digest} from '../util/digest.ts'
import {decodeUtf8} from './decode-utf8.ts'

/** A document, or what keeps it from being read. */
export type Reading = {source: Source} | {problem: Problem}

/** Nobody writes more by hand, and every reader of it would suffer. */
const limitMiB = 10

/**
 * Reads one document; `path` is relative to `root`. The text comes without a byte order mark; the digest is that of all bytes.
 * At once: 2,000 documents take 20 ms one after another, and 110 through the pool of threads.
 */
export function readSource(root: string, path: string): Reading {
  let bytes: Buffer | Refusal
  try {
    bytes = readBytes(join(root, path))
  } catch (error) {
    bytes = refusalOf(error as NodeJS.ErrnoException, path)
  }
  if ('rule' in bytes) return {problem: problemOf(path, bytes)}
  const text = decodeUtf8(bytes)
  if (typeof text !== 'string') {
    const hint = 'save it as UTF-8; `file -i` tells what it is, `iconv` converts it'
    return {
      problem: problemOf(path, {rule: 'not-utf-8', reason: `Unexpected ${text.found}, expected UTF-8`, hint}, text.at),
    }
  }
  if (!/\S/.test(text)) return {problem: problemOf(path, empty)}
  return {source: {path, text, digest: digest(bytes)}}
}

/** What keeps a document from being read. */
type Refusal = Pick<Problem, 'rule' | 'reason' | 'hint'>

const empty: Refusal = {
  rule: 'empty-document',
  reason: 'Unexpected empty document, expected text',
  hint: 'write it, or remove the file',
}

function readBytes(path: string): Buffer | Refusal {
  // Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(file)
    if (stat.isDirectory()) return folder
    if (!stat.isFile())
      return {rule: 'unreadable-document', reason: 'Unexpected device, pipe or socket, expected a file'}
    if (stat.size > limitMiB * 1024 * 1024) return tooLarge(stat.size)
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

const folder: Refusal = {
  rule: 'document-is-folder',
  reason: 'Unexpected folder, expected a file',
  hint: 'a pattern for the documents in it ends with `/**/*.md`',
}

function tooLarge(size: number): Refusal {
  const found = `${(size / 1024 / 1024).toFixed(1)} MiB`
  const reason = `Unexpected document of ${found}, expected at most ${limitMiB} MiB`
  return {rule: 'document-too-large', reason, hint: 'split it, or leave it out of the documents'}
}

function refusalOf({code}: NodeJS.ErrnoException, path: string): Refusal {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const hint = 'the path is misspelled, or the file disappeared while documents were read'
    return {rule: 'missing-document', reason: `Unexpected absence of \`${path}\`, expected a file`, hint}
  }
  const cause = code === 'EACCES' || code === 'EPERM' ? 'no permission' : (code ?? 'unknown')
  return {rule: 'unreadable-document', reason: `Unexpected error on reading (${cause}), expected a readable file`}
}

function problemOf(path: string, refusal: Refusal, at: Point = {line: 1, column: 1}): Problem {
  return {severity: 'error', ...refusal, place: {path, start: at, end: at}}
}
