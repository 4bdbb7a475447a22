import {createHash} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {claimsOf, type Ledger, ledgerStamp, proofsIndex, proofsOf, readLedger} from '../ledger/index.ts'
import type {Project} from '../proofbook.ts'

/** What the handler asks of a project. */
type Known = Pick<Project, 'config' | 'documents' | 'specs'>

/** Answers below `/proofs/` from the ledger as it is at the moment of asking, so that an open page turns red when a check does. */
export function proofsHandler(
  known: () => Known | undefined,
): (request: IncomingMessage, response: ServerResponse) => void {
  let read: {stamp: string; ledger: Ledger} | undefined
  const ledgerOf = (root: string): Ledger => {
    const stamp = ledgerStamp(root)
    if (read?.stamp === stamp) return read.ledger
    const ledger = readLedger(root, {before: read?.ledger})
    read = {stamp, ledger}
    return ledger
  }
  return (request, response) => {
    const project = known()
    const name = nameOf(request.url ?? '')
    const body = project && name !== undefined ? answer(name, project, ledgerOf(project.config.root)) : undefined
    if (body === undefined) return send(response, 404, '{}')
    // When it was put together is news to nobody who knows the rest.
    const etag = `"${createHash('sha256')
      .update(body.replace(/"asOf":"[^"]*"/, ''))
      .digest('base64url')
      .slice(0, 22)}"`
    response.setHeader('etag', etag)
    if (request.headers['if-none-match'] === etag) return send(response, 304, '')
    return send(response, 200, request.method === 'HEAD' ? '' : body)
  }
}

function answer(name: string, {documents, specs}: Known, ledger: Ledger): string | undefined {
  const now = new Date()
  if (name === 'index') {
    const claims = documents.map((document) => claimsOf(document, specs))
    return JSON.stringify({...proofsIndex(ledger, claims, now), live: true})
  }
  const document = documents.find(({slug}) => slug === name)
  return document && JSON.stringify({...proofsOf(ledger, document.slug, now), live: true})
}

/** `deployment` of `/proofs/deployment.json`, and of `/deployment.json` where the front was taken off. */
function nameOf(url: string): string | undefined {
  const [, name] = /^\/(?:.*\/?proofs\/)?(.+)\.json(?:\?.*)?$/.exec(url) ?? []
  try {
    return name && decodeURIComponent(name)
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-cache')
  response.end(body)
}
