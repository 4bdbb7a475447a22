import {isUtf8} from 'node:buffer'

/** A text as far as it can be shown, and what had to be tolerated in it. */
export interface ReadText {
  text: string
  faults: {line: number; message: string}[]
  /** Undefined: all of it can be shown. Otherwise why only its source can. */
  onlySource?: string
}

/** Markdown that is larger takes a renderer minutes; nobody writes so much by hand. */
const renderLimit = 1024 * 1024
/** So much of a text that is too large is shown. */
const shownLimit = 64 * 1024

/** Reads any bytes as a text; never throws. What is not UTF-8 is taken for UTF-16 by its mark, else for Windows-1252. `wholeSize` is that of the file, of which `bytes` may be a part. */
export function readText(bytes: Uint8Array, wholeSize = bytes.length): ReadText {
  const faults: ReadText['faults'] = []
  const isLarge = wholeSize > renderLimit
  const start = isLarge ? wholeCharacters(bytes.subarray(0, shownLimit)) : bytes
  let text = decode(start)
  if (!isUtf8(start)) {
    const found = encodingOf(start) === 'windows-1252' ? 'bytes that are not UTF-8' : 'UTF-16'
    faults.push({line: 1, message: `Unexpected ${found}, expected UTF-8; read as ${encodingOf(start)}`})
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    const message = 'Unexpected NUL byte, expected text; shown as \uFFFD'
    faults.push({line: lineOf(text, nul), message})
    text = text.replaceAll('\0', '\uFFFD')
  }
  if (!/\S/.test(text)) faults.push({line: 1, message: 'Unexpected empty document, expected text'})
  if (!isLarge) return {text, faults}
  const size = (wholeSize / 1024 / 1024).toFixed(1)
  return {
    text,
    faults,
    onlySource: `Unexpected document of ${size} MiB, expected at most 1 MiB; its first 64 KiB are shown`,
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'windows-1252'
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : encodingOf(bytes)).decode(bytes)
}

/** Without the bytes of a character that was cut. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > bytes.length - 3 && (bytes[end - 1]! & 0xc0) === 0x80) end--
  return bytes.subarray(0, bytes[end - 1]! >= 0xc0 ? end - 1 : bytes.length)
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
