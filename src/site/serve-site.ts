import {createReadStream, statSync} from 'node:fs'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {extname, join, normalize, sep} from 'node:path'
import type {Project} from '../proofbook.ts'
import {builtBaseUrl} from './built-base-url.ts'
import {contentSecurityPolicy} from './content-security-policy.ts'
import {proofsHandler} from './proofs-handler.ts'

export interface ServeRequest {
  /** Absolute path of the built site. */
  folder: string
  /** The project whose ledger answers below `/proofs/`; undefined: the files of the build do. */
  project?: Pick<Project, 'config' | 'documents' | 'specs'>
  host?: string
  /** 0: any free one. */
  port: number
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.yml': 'text/yaml; charset=utf-8',
}

/**
 * Serves a built site as a static host would, at the path that it was built for, with the ledger live below its `proofs/`; the server
 * listens when the promise is kept.
 */
export function serveSite({folder, project, host = '127.0.0.1', port}: ServeRequest): Promise<Server> {
  const proofs = project && proofsHandler(() => project)
  const policy = contentSecurityPolicy(folder)
  const baseUrl = builtBaseUrl(folder)
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'same-origin')
    const path = pathOf(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Expected GET or HEAD\n')
    if (path === undefined) return end(response, 400, 'Unexpected address\n')
    if (!path.startsWith(baseUrl)) {
      if (path !== '/' && `${path}/` !== baseUrl) return end(response, 404, `Not found: the site is at ${baseUrl}\n`)
      response.setHeader('location', baseUrl)
      return end(response, 302, `The site is at ${baseUrl}\n`)
    }
    const within = path.slice(baseUrl.length - 1)
    if (within.startsWith('/proofs/') && proofs?.(request, response)) return
    sendFile(request, response, folder, within)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function pathOf({url = '/'}: IncomingMessage): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    return path.includes('\0') || !path.startsWith('/') ? undefined : path
  } catch {
    return undefined
  }
}

/** A file as it is, a folder's `index.html`, `<path>.html`, and what the site says where there is nothing. */
function sendFile(request: IncomingMessage, response: ServerResponse, folder: string, path: string): void {
  const within = normalize(path)
  const candidates = [within, join(within, 'index.html'), `${within.replace(/[\\/]$/, '')}.html`]
  for (const candidate of candidates) {
    const file = join(folder, candidate)
    const found = file.startsWith(folder + sep) ? statSync(file, {throwIfNoEntry: false}) : undefined
    if (found?.isFile())
      return stream(request, response, {file, size: found.size, modified: found.mtimeMs, status: 200})
  }
  const file = join(folder, '404.html')
  const found = statSync(file, {throwIfNoEntry: false})
  if (!found) return end(response, 404, 'Not found\n')
  return stream(request, response, {file, size: found.size, modified: found.mtimeMs, status: 404})
}

interface Sending {
  file: string
  size: number
  modified: number
  status: number
}

function stream(request: IncomingMessage, response: ServerResponse, {file, size, modified, status}: Sending): void {
  const etag = `"${size.toString(36)}-${Math.round(modified).toString(36)}"`
  const isFixed = /[\\/]assets[\\/]/.test(file)
  response.setHeader('content-type', types[extname(file).toLowerCase()] ?? 'application/octet-stream')
  response.setHeader('cache-control', isFixed ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('etag', etag)
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.statusCode = 304
    response.end()
    return
  }
  response.statusCode = status
  response.setHeader('content-length', size)
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end(text)
}
