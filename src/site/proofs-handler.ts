import {createHash} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {claimsOf, type Ledger, ledgerStamp, proofsIndex, proofsOf, readLedger} from '../ledger/index.ts'
import type {Claims} from '../proof.ts'
import type {Project} from '../proofbook.ts'

/** What the handler asks of a project. */
type Known = Pick<Project, 'config' | 'documents' | 'specs'>

/** Answers a request, or says that it is none for it. */
export type ProofsHandler = (request: IncomingMessage, response: ServerResponse) => boolean

/** Answers below `/proofs/` from the ledger as it is at the moment of asking, so that an open page turns red when a check does. */
export function proofsHandler(known: () => Known | undefined): ProofsHandler {
  let read: {stamp: string; ledger: Ledger} | undefined
  let asked: {project: Known; claims: Claims[]} | undefined
  const ledgerOf = (root: string): Ledger => {
    const stamp = ledgerStamp(root)
    if (read?.stamp === stamp) return read.ledger
    const ledger = readLedger(root, {before: read?.ledger})
    read = {stamp, ledger}
    return ledger
  }
  const claimsIn = (project: Known): Claims[] => {
    if (asked?.project === project) return asked.claims
    const claims = project.documents.map((document) => claimsOf(document, project.specs))
    asked = {project, claims}
    return claims
  }
  return (request, response) => {
    const project = known()
    const name = nameOf(request.url ?? '')
    if (!project || name === undefined) return false
    const body = answer(name, claimsIn(project), ledgerOf(project.config.root))
    if (body === undefined) return false
    send(request, response, body)
    return true
  }
}

/** What `<name>.json` holds; a document that is called `index` shares the file of the index. */
function answer(name: string, claims: Claims[], ledger: Ledger): string | undefined {
  const now = new Date()
  const document = claims.some(({slug}) => slug === name) ? proofsOf(ledger, name, now) : undefined
  if (name === 'index') return JSON.stringify({...document, ...proofsIndex(ledger, claims, now), live: true})
  return document && JSON.stringify({...document, live: true})
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

function send(request: IncomingMessage, response: ServerResponse, body: string): void {
  // When it was put together is news to nobody who knows the rest.
  const known = body.replace(/"asOf":"[^"]*"/, '')
  const etag = `"${createHash('sha256').update(known).digest('base64url').slice(0, 22)}"`
  const isSame = request.headers['if-none-match'] === etag
  response.statusCode = isSame ? 304 : 200
  response.setHeader('etag', etag)
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-cache')
  response.end(isSame || request.method === 'HEAD' ? '' : body)
}
