import {isUtf8} from 'node:buffer'

/** Bytes as a text; where they are not UTF-8, the text says so and stands in for what it cannot show. */
export function readableText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return isUtf8(bytes) ? text : `(not UTF-8, ${bytes.byteLength} bytes)\n${text}`
}
