import {promisify} from 'node:util'
import {brotliDecompress, gunzip, inflate, inflateRaw} from 'node:zlib'
import {CannotTell} from '../../util/cannot-tell.ts'
import {type Answer, bodyLimit} from './exchange.ts'

const limits = {maxOutputLength: bodyLimit}
const decoders: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  gzip: (bytes) => promisify(gunzip)(bytes, limits),
  'x-gzip': (bytes) => promisify(gunzip)(bytes, limits),
  br: (bytes) => promisify(brotliDecompress)(bytes, limits),
  // Some servers say `deflate` and leave out the zlib header that RFC 9110 asks for.
  deflate: (bytes) => promisify(((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(bytes, limits),
  identity: async (bytes) => bytes,
}

/** The body of an answer as text, decompressed and decoded as its headers say, and its decompressed size in bytes. */
export async function readBody({headers, bytes}: Answer): Promise<{text: string; size: number}> {
  const encoding = headers['content-encoding'] ?? ''
  const whole = encoding === '' || bytes.length === 0 ? bytes : await decompress(bytes, encoding)
  return {text: decoderFor(headers['content-type'] ?? '').decode(whole), size: whole.length}
}

async function decompress(bytes: Buffer, encoding: string): Promise<Buffer> {
  let rest = bytes
  for (const name of encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .reverse()) {
    const decode = decoders[name]
    if (!decode)
      throw new CannotTell(
        `the answer is encoded as \`${name}\`, which cannot be read; ask for \`accept-encoding: gzip\``,
      )
    try {
      rest = await decode(rest)
    } catch (error) {
      const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      const why = isLarge
        ? `is larger than ${bodyLimit / 1024 / 1024} MiB when decompressed`
        : `says \`${name}\`, but is not`
      throw new CannotTell(`the body of the answer ${why}`)
    }
  }
  return rest
}

const utf8 = new TextDecoder()

function decoderFor(type: string): typeof utf8 {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]
  if (charset === undefined || /^utf-?8$/i.test(charset)) return utf8
  try {
    return new TextDecoder(charset)
  } catch {
    return utf8
  }
}
