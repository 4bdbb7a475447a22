import {setTimeout as sleep} from 'node:timers/promises'
import type {FastifyInstance} from 'fastify'
import type {Faults} from '../faults.ts'

/** Lets the faults `latency` and `error` loose on the requests they name; the routes that end faults are spared. */
export function injectFaults(app: FastifyInstance, faults: Faults): void {
  app.addHook('preHandler', async (request) => {
    const latency = faults.get('latency')
    if (latency?.delayMs && strikes(latency.path, request.url)) await sleep(latency.delayMs)
  })

  // The body stays as it would have been: the answer lies about itself only in its status.
  app.addHook('onSend', async (request, reply, payload) => {
    const error = faults.get('error')
    if (error && strikes(error.path, request.url)) reply.code(error.status ?? 500)
    return payload
  })
}

function strikes(prefix = '/', url: string): boolean {
  return url.startsWith(prefix) && !url.startsWith('/api/v1/admin/faults')
}
