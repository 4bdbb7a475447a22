import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs'
import {dirname} from 'node:path'
import type {Readable} from 'node:stream'
import type {Redactor} from './redact.ts'

/** How much of what a target prints is kept, in bytes. */
const longest = 16 * 1024 * 1024

/** How much of its end is at hand for a message, in characters. */
const tailLength = 2000

/** What a target prints, redacted and kept in a file. */
export interface TargetLog {
  /** The last lines of it, redacted. */
  tail: (lines: number) => string
  close: () => void
}

/** Keeps what a stream brings in a file of its own; the file is started afresh. */
export function keepLog(path: string, stream: Readable, redactor: Redactor): TargetLog {
  const file = open(path)
  const masked = redactor.stream()
  let size = 0
  let tail = ''
  let closed = false
  const write = (text: string) => {
    tail = (tail + text).slice(-tailLength)
    if (file === undefined || closed || size > longest) return
    size += Buffer.byteLength(text)
    try {
      writeSync(file, size > longest ? '\n[the rest was not kept]\n' : text)
    } catch {
      size = Infinity // The disk is full; the target goes on.
    }
  }
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => write(masked.push(text)))
  stream.on('error', () => {})
  return {
    tail(lines) {
      write(masked.end())
      return tail.trimEnd().split('\n').slice(-lines).join('\n')
    },
    close() {
      write(masked.end())
      closed = true
      stream.destroy()
      if (file !== undefined) closeSync(file)
    },
  }
}

function open(path: string): number | undefined {
  try {
    mkdirSync(dirname(path), {recursive: true})
    return openSync(path, 'w', 0o600)
  } catch {
    return undefined
  }
}
