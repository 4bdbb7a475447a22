import {connect as open} from 'node:net'
import type {Context, Observe} from '../../kind.ts'
import type {Observation} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {guardAddress, guardedLookup} from '../../util/guard-address.ts'
import {sayDuration} from '../../util/say-duration.ts'
import type {Tcp} from './schema.ts'
import {parseAddress} from './parse-address.ts'

/** What the codes of a failed connection mean; the port is then not open, whatever the reason. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'name service does not answer',
  ETIMEDOUT: 'no answer',
}

/** Connects once and hangs up. A port that does not answer is closed a little before the time of the look is over. */
export const observe: Observe<Tcp> = async ({connect}, {addresses, signal, timeoutMs}) => {
  const address = parseAddress(connect)
  if (!address) throw new CannotTell(`cannot connect to \`${connect}\`; expected \`host:port\``)
  guardAddress(address.host, addresses)
  return dial(address, {addresses, signal, limitMs: Math.max(timeoutMs * 0.9, timeoutMs - 500)})
}

function dial(
  {host, port}: {host: string; port: number},
  {addresses, signal, limitMs}: Pick<Context, 'addresses' | 'signal'> & {limitMs: number},
): Promise<Observation> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const socket = open({host, port, lookup: guardedLookup(addresses), signal})
    const timer = setTimeout(() => end(closed(`no answer within ${sayDuration(limitMs)}`)), limitMs)
    const end = (observation: Observation) => {
      clearTimeout(timer)
      resolve(observation)
      socket.destroy()
    }
    socket.once('connect', () => end({open: true, latency: performance.now() - started}))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (error instanceof CannotTell) reject(error)
      else if (signal.aborted)
        reject(new CannotTell(`no answer from \`${host}:${port}\` within ${sayDuration(performance.now() - started)}`))
      else end(closed(reasons[error.code ?? ''] ?? error.code ?? error.message))
    })
  })
}

function closed(error: string): Observation {
  return {open: false, error}
}
