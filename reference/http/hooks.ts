import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify'
import type {Services} from '../services.ts'
import {authorise, callerOf, type Caller} from './authenticate.ts'
import {Refused} from './problems.ts'
import {createRateLimit} from './rate-limit.ts'

/** Hooks every request: its id goes out with the answer, its client is known and limited, its time is taken. */
export function addHooks(app: FastifyInstance, {config, metrics, recent, log}: Services): void {
  const take = createRateLimit(config.rateLimit)

  app.addHook('onRequest', async (request, reply) => {
    metrics.requestsInFlight.inc()
    reply.header('x-request-id', request.id)
    const caller = callerOf(request, config)
    if (request.routeOptions.config.limited !== false) limit(request, reply, caller)
    authorise(request, caller)
  })

  app.addHook('onResponse', async (request, reply) => {
    metrics.requestsInFlight.dec()
    const route = request.routeOptions.url ?? 'none'
    const durationMs = reply.elapsedTime
    const labels = {method: request.method, route, status: String(reply.statusCode)}
    metrics.requestSeconds.observe(labels, durationMs / 1000)
    recent.add(durationMs, reply.statusCode)
    const path = request.url.split('?')[0]
    log.info({requestId: request.id, ...labels, path, durationMs: Math.round(durationMs * 100) / 100}, 'request')
  })

  // Draft of the IETF: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
  function limit(request: FastifyRequest, reply: FastifyReply, caller: Caller): void {
    // A wrong key does not make a new client of an old one.
    const allowance = take(caller === 'nobody' ? request.ip : caller, Date.now())
    reply.header('ratelimit-policy', `"client";q=${config.rateLimit};w=60`)
    reply.header('ratelimit', `"client";r=${allowance.remaining};t=${allowance.resetSeconds}`)
    if (allowance.allowed) return
    reply.header('retry-after', String(allowance.resetSeconds))
    throw new Refused('rate-limited', `More than ${config.rateLimit} requests a minute`)
  }
}
