import {CannotTell} from '../../util/cannot-tell.ts'
import {decodeLoosely} from '../../util/decode-loosely.ts'
import {http} from '../../util/node-http.ts'
import {type HttpRequest, methodOf} from './schema.ts'

/** A request, ready to be sent. */
export interface Order {
  /** In capitals. */
  method: string
  url: URL
  /** Names in lower case. */
  headers: Record<string, string>
  body?: Buffer
}

/** What to send for a request. Throws {@link CannotTell} on an address or a header that cannot be sent, without saying the value. */
export function toOrder(request: HttpRequest): Order {
  const {method, address} = methodOf(request)
  const url = parseUrl(address)
  const body = bodyOf(request)
  const headers: Record<string, string> = {
    'user-agent': 'proofbook',
    accept: request.json === undefined ? '*/*' : 'application/json',
    ...(body && {'content-type': body.type}),
    ...ownHeaders(request, url),
    ...(body && {'content-length': String(body.bytes.length)}),
  }
  return {method: method.toUpperCase(), url, headers, body: body?.bytes}
}

/** The address with its fragment left out and `***` for a user and a password. */
export function withoutPassword(url: URL): string {
  if (url.hash === '' && url.username === '' && url.password === '') return url.href
  const shown = new URL(url)
  shown.hash = ''
  if (shown.username !== '' || shown.password !== '') shown.username = shown.password = '***'
  return shown.href
}

function parseUrl(address: string): URL {
  const shown = address.replace(/\/\/[^/?#]*@/, '//***@')
  // oxlint-disable-next-line no-control-regex -- a URL drops tabs and line ends silently, and so could hide what is asked
  if (/[\u0000-\u001f\u007f]/.test(address))
    throw new CannotTell('the address holds a control character; check its variables')
  const url = tryUrl(address)
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return url
  throw new CannotTell(`\`${shown}\` is no address; expected one like \`https://host/path\``)
}

function tryUrl(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

function bodyOf({json, form, body}: HttpRequest): {bytes: Buffer; type: string} | undefined {
  if (json !== undefined) return {bytes: Buffer.from(JSON.stringify(json)), type: 'application/json'}
  if (form) return {bytes: Buffer.from(new URLSearchParams(form).toString()), type: 'application/x-www-form-urlencoded'}
  if (body !== undefined) return {bytes: Buffer.from(body), type: 'text/plain; charset=utf-8'}
  return undefined
}

function ownHeaders({headers = {}, auth}: HttpRequest, url: URL): Record<string, string> {
  const own = authorization(auth, url)
  for (const [name, value] of Object.entries(headers)) own[name.toLowerCase()] = value
  for (const [name, value] of Object.entries(own)) checkHeader(name, value)
  return own
}

function authorization(auth: HttpRequest['auth'], url: URL): Record<string, string> {
  if (auth?.bearer !== undefined) return {authorization: `Bearer ${auth.bearer}`}
  const basic = auth?.basic ?? (url.username === '' && url.password === '' ? undefined : fromUrl(url))
  if (!basic) return {}
  return {authorization: `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}`}
}

function fromUrl({username, password}: URL): {user: string; password: string} {
  return {user: decodeLoosely(username), password: decodeLoosely(password)}
}

function checkHeader(name: string, value: string): void {
  try {
    http.validateHeaderName(name)
    http.validateHeaderValue(name, value)
  } catch {
    throw new CannotTell(
      `the header \`${name.replace(/[^\w-]/g, '?')}\` holds a character that no header can hold; check its variables`,
    )
  }
}
