import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import type {Json} from '../model.ts'
import type {Proof} from '../proof.ts'
import {canonicalJson, digest} from '../util/digest.ts'
import {readProof} from './read-proof.ts'

/** So much of the end of a file is read at first to find its last line, and at most. */
const tail = {first: 64 * 1024, most: 64 * 1024 * 1024}

const {O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR} = constants

/**
 * Appends proofs to a file, each chained to the line before it: all of them in one write that is on the disk when this returns,
 * or none. A last line that a crash has torn is moved to `<path>.torn` first; gives whether there was one.
 */
export function appendLines(path: string, proofs: readonly Proof[]): {torn: boolean} {
  const file = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o666)
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) throw new Error(`\`${path}\` is no file`)
    const {previous, rest, end} = lastLine(file, stat.size)
    const isTorn = rest.length > 0 && !('proof' in readProof(rest.toString('utf8')))
    if (isTorn) {
      // What stands there may be a link to anywhere.
      rmSync(`${path}.torn`, {force: true})
      writeFileSync(`${path}.torn`, rest, {flag: 'wx'})
      ftruncateSync(file, end)
    }
    const isUnended = rest.length > 0 && !isTorn
    const lines = chained(proofs, isUnended ? digest(rest) : previous)
    writeWhole(file, Buffer.from(`${isUnended ? '\n' : ''}${lines.join('')}`), isTorn ? end : stat.size)
    return {torn: isTorn}
  } finally {
    closeSync(file)
  }
}

/** The lines of some proofs, each with the digest of the one before. */
function chained(proofs: readonly Proof[], previous: string | undefined): string[] {
  let last = previous
  return proofs.map((proof) => {
    const line = canonicalJson({...proof, ...(last !== undefined && {previous: last})} as unknown as Json)
    last = digest(line)
    return `${line}\n`
  })
}

/** Writes at the end of a file, which has `size` bytes; where not all of it can be written, nothing is. */
function writeWhole(file: number, bytes: Buffer, size: number): void {
  try {
    const written = writeSync(file, bytes)
    if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written`)
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  }
}

/** The digest of the last whole line, what stands behind it, and where that starts. */
function lastLine(file: number, size: number): {previous?: string; rest: Buffer; end: number} {
  for (let length = tail.first; ; length *= 8) {
    const from = Math.max(0, size - length)
    const bytes = Buffer.alloc(size - from)
    readSync(file, bytes, 0, bytes.length, from)
    const end = bytes.lastIndexOf(10) + 1
    const start = end > 1 ? bytes.lastIndexOf(10, end - 2) + 1 : 0
    if (from === 0 || start > 0) {
      const line = bytes.subarray(start, Math.max(start, end - 1))
      return {...(line.length > 0 && {previous: digest(line)}), rest: bytes.subarray(end), end: from + end}
    }
    if (length >= tail.most) throw new Error('its last line is longer than 64 MiB')
  }
}
