import type {Json} from '../../src/model.ts'
import type {Operation} from './api-document.ts'
import {plain} from './plain.ts'

/** A request in the terms of the API; what it lacks is taken from the example of the operation. */
export interface Request {
  method: string
  /** With its parameters filled in, and its query. */
  path: string
  access?: Operation['access']
  headers?: Record<string, string>
  body?: Json
  /** A body that is no JSON, as it is. */
  text?: string
}

/** The variables that hold the keys, in the shell and in a check. */
export const keyVariables = {apiKey: 'CARREL_API_KEY', adminKey: 'CARREL_ADMIN_KEY'}

/** The command line that makes a request, for a terminal in which `BASE_URL` and the keys are set. */
export function curl({method, path, access, headers = {}, body, text}: Request): string {
  const data = text ?? (body === undefined ? undefined : JSON.stringify(body))
  const sent = {...(body !== undefined && {'content-type': 'application/json'}), ...headers}
  const parts = [
    `curl -sS${method === 'GET' || (method === 'POST' && data !== undefined) ? '' : ` -X ${method}`} "$BASE_URL${path}"`,
    ...(access ? [`-H "x-api-key: $${keyVariables[access]}"`] : []),
    ...Object.entries(sent).map(([name, value]) => `-H '${name}: ${value}'`),
    ...(data === undefined ? [] : [`-d '${data.replaceAll("'", `'\\''`)}'`]),
  ]
  return parts.join(' \\\n  ')
}

/** The request that the example of an operation makes. */
export function exampleRequest(operation: Operation): Request {
  const {method, path, access, parameters, body} = operation
  const example = (where: string) => parameters.filter((one) => one.in === where && one.example !== undefined)
  const filled = example('path').reduce((text, one) => text.replace(`{${one.name}}`, plain(one.example!)), path)
  const query = example('query').map((one) => `${one.name}=${plain(one.example!)}`)
  return {
    method,
    path: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
    access,
    ...(body?.example !== undefined && {body: body.example}),
  }
}
