import {connect, Socket} from 'node:net'
import type {Client, ClientConfig, Query} from 'pg'
import type {Context} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {guardAddress} from '../../util/guard-address.ts'
import {sayDuration} from '../../util/say-duration.ts'
import {parserFor} from './parse-value.ts'
import type {Settings} from './to-settings.ts'

/** A connection that is not made yet. */
export interface Line {
  client: Client
  /** The driver's class of queries. */
  Query: typeof Query
  /** Why we cut the line, if we did. */
  reason: () => CannotTell | undefined
  close: () => void
}

/** More than this is not read: a check looks at an answer, it does not copy a table. */
const byteLimit = 64 * 1024 * 1024

/** A line that is cut, and its query ended, when time is up, too much comes back or the host turns out to be guarded. */
export async function openLine({config, place}: Settings, {addresses, signal, timeoutMs}: Context): Promise<Line> {
  const {Client, Query} = await driver()
  guardAddress(config.host ?? '', addresses)
  if (signal.aborted) throw noAnswer()
  const socket = new Socket()
  const client = new Client({...config, stream: () => socket, types: {getTypeParser: parserFor as never}})
  // The driver also tells of a broken connection here, and an error event that nobody hears ends the process.
  client.on('error', () => {})
  let why: CannotTell | undefined
  const cut = (reason: CannotTell) => {
    why ??= reason
    cancel(client, config)
    socket.destroy()
  }
  const timeUp = () => cut(noAnswer())
  const watch = setInterval(() => {
    if (socket.bytesRead > byteLimit)
      cut(new CannotTell(`the answer is larger than ${byteLimit / 1024 / 1024} MiB; ask for less`))
  }, 20)
  signal.addEventListener('abort', timeUp, {once: true})
  socket.on('lookup', (_error: unknown, address: string | undefined) => {
    try {
      guardAddress(address ?? '', addresses)
    } catch (refused) {
      cut(refused as CannotTell)
    }
  })
  const close = () => {
    clearInterval(watch)
    signal.removeEventListener('abort', timeUp)
    client.end().catch(() => {})
  }
  return {client, Query, reason: () => why, close}

  function noAnswer(): CannotTell {
    return new CannotTell(`no answer from the database \`${place}\` within ${sayDuration(timeoutMs)}`)
  }
}

async function driver(): Promise<Pick<typeof import('pg'), 'Client' | 'Query'>> {
  try {
    return (await import('pg')).default
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new CannotTell('needs the package `pg` (npm install pg)')
  }
}

/** Asks the server to end the query, by the CancelRequest of its protocol (version 3.0, section 55.7), which needs no answer. */
function cancel(client: Client, {host = '', port = 5432}: ClientConfig): void {
  const {processID, secretKey} = client as unknown as {processID: number | null; secretKey: number | null}
  if (processID === null || secretKey === null) return
  const request = Buffer.alloc(16)
  for (const [i, word] of [16, 80_877_102, processID, secretKey].entries()) request.writeInt32BE(word, i * 4)
  const socket = connect(host.startsWith('/') ? {path: `${host}/.s.PGSQL.${port}`} : {host, port})
  socket.on('error', () => {}).setTimeout(1000, () => socket.destroy())
  socket.end(request)
}
