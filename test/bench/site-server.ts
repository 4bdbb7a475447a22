import {readFileSync, statSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join} from 'node:path'
import {gzipSync} from 'node:zlib'

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Serves a built site as a plain static host does: compressed, each file compressed once. */
export async function serveCompressed(folder: string): Promise<{address: string; server: Server}> {
  const kept = new Map<string, Buffer | undefined>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname)
    const file = [path, `${path}/index.html`, `${path}.html`].map((one) => join(folder, one)).find(isFile)
    if (file === undefined) return response.writeHead(404).end()
    const body = kept.get(file) ?? gzipSync(readFileSync(file))
    kept.set(file, body)
    const type = types[extname(file)] ?? 'application/octet-stream'
    return response.writeHead(200, {'content-type': type, 'content-encoding': 'gzip'}).end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server}
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}
