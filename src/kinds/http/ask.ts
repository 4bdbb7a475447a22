import type {Context} from '../../kind.ts'
import {guardAddress} from '../../util/guard-address.ts'
import {type Answer, exchange} from './exchange.ts'
import type {HttpRequest} from './schema.ts'
import {type Order, toOrder, withoutPassword} from './to-order.ts'

const redirects = new Set([301, 302, 303, 307, 308])

/** The answer to a request after at most `follow` redirects, where it came from, and the redirects on the way to it. */
export async function ask(
  request: HttpRequest,
  context: Pick<Context, 'addresses' | 'signal' | 'timeoutMs'>,
): Promise<{answer: Answer; url: URL; trail: string[]}> {
  const trail: string[] = []
  let order = toOrder(request)
  for (;;) {
    guardAddress(order.url.hostname, context.addresses)
    const answer = await exchange(order, context)
    const next = trail.length < (request.follow ?? 0) ? redirected(order, answer) : undefined
    if (!next) return {answer, url: order.url, trail}
    trail.push(`${answer.status} → ${withoutPassword(next.url)}`)
    order = next
  }
}

/** The request that a redirect asks for (RFC 9110, 15.4); who asks is not told to another origin. */
function redirected({method, url, headers, body}: Order, {status, headers: {location}}: Answer): Order | undefined {
  if (!redirects.has(status) || typeof location !== 'string' || !URL.canParse(location, url.href)) return undefined
  const next = new URL(location, url)
  if (!/^https?:$/.test(next.protocol)) return undefined
  const becomesGet = (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST')
  const dropped = [
    ...(becomesGet ? ['content-type', 'content-length', 'content-encoding', 'transfer-encoding'] : []),
    ...(next.origin === url.origin ? [] : ['authorization', 'cookie', 'host']),
  ]
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)))
  return becomesGet ? {method: 'GET', url: next, headers: kept} : {method, url: next, headers: kept, body}
}
