import type {FastifyRequest} from 'fastify'

/** What keeps a client on one side of a rollout: the session it names in `x-session-id`, else its address. */
export function sessionOf(request: FastifyRequest): string {
  const named = request.headers['x-session-id']
  return typeof named === 'string' && named !== '' ? named : request.ip
}
