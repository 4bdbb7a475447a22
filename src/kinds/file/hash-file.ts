import {createHash} from 'node:crypto'
import type {FileHandle} from 'node:fs/promises'

/** SHA-256 of a file in hex. Throws the reason of the signal once it is aborted. */
export async function hashFile(handle: FileHandle, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1024 * 1024)
  for (let position = 0; ;) {
    signal.throwIfAborted()
    const {bytesRead} = await handle.read(buffer, 0, buffer.length, position)
    if (bytesRead === 0) return hash.digest('hex')
    hash.update(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
}
