import {setTimeout as sleep} from 'node:timers/promises'
import type {Reference} from './testing.ts'

/** An answer of the service, its body read as JSON. */
export interface Answer {
  status: number
  headers: Headers
  // What the body looks like is for each test to say.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}

interface Asked {
  body?: object
  /** A body as it is, in place of JSON. */
  raw?: string
  type?: string
  key?: string
  requestId?: string
}

/** Sends one request. */
export async function ask({url}: {url: string}, method: string, path: string, asked: Asked = {}): Promise<Answer> {
  const body = asked.raw ?? (asked.body && JSON.stringify(asked.body))
  const response = await fetch(url + path, {
    method,
    body,
    headers: {
      ...(body !== undefined && {'content-type': asked.type ?? 'application/json'}),
      ...(asked.key && {'x-api-key': asked.key}),
      ...(asked.requestId && {'x-request-id': asked.requestId}),
    },
  })
  const text = await response.text()
  return {status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text)}
}

/** Uploads a document with the key it takes. */
export async function upload(carrel: Reference, body: object): Promise<Answer> {
  return ask(carrel, 'POST', '/api/v1/documents', {body, key: carrel.apiKey})
}

/** Reads a path until its body is as wanted, for half a minute at most. */
export async function until(
  carrel: {url: string},
  path: string,
  isWanted: (body: Answer['body']) => boolean,
): Promise<Answer['body']> {
  for (const deadline = Date.now() + 30_000; ;) {
    const {body} = await ask(carrel, 'GET', path)
    if (isWanted(body)) return body
    if (Date.now() > deadline) throw new Error(`never as wanted: ${JSON.stringify(body)}`)
    await sleep(20)
  }
}
