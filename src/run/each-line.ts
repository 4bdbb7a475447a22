import type {Readable} from 'node:stream'

/** A line that is longer is none that we sent, bytes. */
const longest = 64 * 1024 * 1024

/** Calls `take` with every line of a stream, without its end; with undefined, and then no more, when a line is too long. */
export function eachLine(stream: Readable, take: (line: string | undefined) => void): void {
  let pieces: Buffer[] = []
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      take(Buffer.concat([...pieces, chunk.subarray(from, end)]).toString('utf8'))
      pieces = []
      size = 0
      from = end + 1
    }
    if (from === chunk.length) return
    pieces.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > longest) {
      stream.removeAllListeners('data')
      pieces = []
      take(undefined)
    }
  })
}
