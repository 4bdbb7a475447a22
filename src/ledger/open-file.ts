import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'

/** So much of the end of a file of the ledger is read, in bytes: what is older was proven so often since that nobody asks. */
export const readAtMost = 64 * 1024 * 1024

/** Opens a file, does something with it, and closes it. Throws for what is no file, and for a link, which leads anywhere. */
export function withFile<Value>(path: string, act: (file: number) => Value): Value {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    if (!fstatSync(file).isFile()) throw new Error('it is no file')
    return act(file)
  } finally {
    closeSync(file)
  }
}

/** The bytes of a file from a place to another; fewer where it has no more. */
export function bytesOf(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, to - from))
  let filled = 0
  while (filled < bytes.length) {
    const count = readSync(file, bytes, filled, bytes.length - filled, from + filled)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}
