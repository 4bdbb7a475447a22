import {createHash, timingSafeEqual} from 'node:crypto'
import type {FastifyRequest} from 'fastify'
import type {Config} from '../config.ts'
import {Refused, type ProblemCode} from './problems.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** The codes that the route can answer with. */
    'x-problems'?: ProblemCode[]
  }
  interface FastifyContextConfig {
    /** The key a route needs; absent: none. */
    access?: 'key' | 'admin'
    /** False where every client may ask as often as it wants. */
    limited?: boolean
    /** What the route can refuse besides what every route of its shape can. */
    problems?: ProblemCode[]
  }
}

/** Whose key a request carries. */
export type Caller = 'admin' | 'key' | 'nobody'

/** Tells callers by the key in `x-api-key`, taking the same time for every wrong one. */
export function callerOf(request: FastifyRequest, config: Config): Caller {
  const given = request.headers['x-api-key']
  if (typeof given !== 'string') return 'nobody'
  const isAdmin = same(given, config.adminKey)
  const isKey = same(given, config.apiKey)
  return isAdmin ? 'admin' : isKey ? 'key' : 'nobody'
}

/** Throws where the route needs a key that the caller has not; the admin key opens every route. */
export function authorise(request: FastifyRequest, caller: Caller): void {
  const {access} = request.routeOptions.config
  if (!access || caller === 'admin' || caller === access) return
  if (caller === 'nobody') throw new Refused('unauthenticated', 'Send a key in the header x-api-key')
  throw new Refused('forbidden', 'This route needs the admin key')
}

function same(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
