import type {ClientRequest, IncomingHttpHeaders} from 'node:http'
import {Agent as SecureAgent, request as requestSecure} from 'node:https'
import type {Context} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {guardedLookup} from '../../util/guard-address.ts'
import {http} from '../../util/node-http.ts'
import {sayDuration} from '../../util/say-duration.ts'
import {explainFailure} from './explain-failure.ts'
import type {Order} from './to-order.ts'

/** What came back, the body as it was sent. */
export interface Answer {
  status: number
  /** The words behind the status. */
  reason: string
  version: string
  /** Names in lower case. */
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** A larger body is not read. */
export const bodyLimit = 16 * 1024 * 1024

// Idle connections do not keep the process alive, and are closed before most servers do it.
const plain = new http.Agent({keepAlive: true, timeout: 4000})
const secure = new SecureAgent({keepAlive: true, timeout: 4000})

type Look = Pick<Context, 'addresses' | 'signal' | 'timeoutMs'>

/**
 * One request and its whole answer, without following redirects. Throws {@link CannotTell} when there is none.
 * A kept connection may have been closed by the server at the very moment it is used again, and nobody can tell whether
 * the request was read: a reading one is sent once more, a writing one gets a connection of its own.
 */
export async function exchange(order: Order, look: Look): Promise<Answer> {
  const sent = send(order, look)
  try {
    return await sent.answer
  } catch (error) {
    if (!sent.request.reusedSocket || !wasClosed(error) || look.signal.aborted) throw toCannotTell(error, order, look)
    return send(order, look).answer.catch((error) => {
      throw toCannotTell(error, order, look)
    })
  }
}

function send(
  {method, url, headers, body}: Order,
  {addresses, signal}: Look,
): {request: ClientRequest; answer: Promise<Answer>} {
  const isSecure = url.protocol === 'https:'
  const reads = method === 'GET' || method === 'HEAD'
  const request = (isSecure ? requestSecure : http.request)({
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: `${url.pathname}${url.search}`,
    method,
    headers,
    agent: reads ? (isSecure ? secure : plain) : false,
    lookup: guardedLookup(addresses),
    signal,
    ...(isSecure && {rejectUnauthorized: true}),
  })
  return {request, answer: receive(request, body)}
}

function receive(request: ClientRequest, body: Buffer | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > bodyLimit)
          response.destroy(new CannotTell(`the answer is larger than ${bodyLimit / 1024 / 1024} MiB; ask for less`))
      })
      response.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ECONNRESET' ? half(size, response.headers) : error),
      )
      response.on('end', () => {
        const {statusCode = 0, statusMessage = '', httpVersion, headers} = response
        resolve({
          status: statusCode,
          reason: statusMessage,
          version: httpVersion,
          headers,
          bytes: Buffer.concat(chunks, size),
        })
      })
    })
    request.end(body)
  })
}

function half(size: number, {'content-length': whole}: IncomingHttpHeaders): CannotTell {
  const announced = whole === undefined ? '' : ` of ${whole}`
  return new CannotTell(
    `the connection was closed in the middle of the answer, after ${size}${announced} bytes of its body`,
  )
}

function wasClosed(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '')
}

function toCannotTell(error: unknown, {url}: Order, {signal, timeoutMs}: Look): CannotTell {
  if (error instanceof CannotTell) return error
  if (signal.aborted) return new CannotTell(`no answer from \`${url.host}\` within ${sayDuration(timeoutMs)}`)
  return new CannotTell(explainFailure(error as NodeJS.ErrnoException, url))
}
