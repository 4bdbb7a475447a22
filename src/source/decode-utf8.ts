import {isUtf8} from 'node:buffer'
import type {Point} from '../model.ts'

/** Where bytes stop being UTF-8. */
export interface BadByte {
  /** What is there: `byte 0xE9`, `UTF-16 (byte order mark FF FE)`. */
  found: string
  at: Point
}

/** The text of UTF-8 bytes without a byte order mark, or where the first byte stands that is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | BadByte {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  const [first, second] = bytes
  const start = {line: 1, column: 1}
  if (first === 0xff && second === 0xfe) return {found: 'UTF-16 (byte order mark FF FE)', at: start}
  if (first === 0xfe && second === 0xff) return {found: 'UTF-16 (byte order mark FE FF)', at: start}
  const sound = soundStart(bytes)
  const offset = Buffer.byteLength(sound)
  const lines = sound.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  return {
    found: `byte 0x${bytes[offset]!.toString(16).toUpperCase().padStart(2, '0')}`,
    at: {line: lines.length, column: lines.at(-1)!.length + 1},
  }
}

/** The longest start that is UTF-8, found by bisection: a decoder that expects more bytes complains only of what nothing can mend. */
function soundStart(bytes: Uint8Array): string {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodeStart(bytes, middle) === undefined) bad = middle
    else good = middle
  }
  return decodeStart(bytes, good)!
}

/** The first `length` bytes as a text, without an unfinished character at their end; undefined where they are not UTF-8. */
function decodeStart(bytes: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes.subarray(0, length), {stream: true})
  } catch {
    return undefined
  }
}
