import {lookup} from 'node:dns/promises'
import {Socket} from 'node:net'
import type {Client, ClientConfig} from 'pg'
import type {Context} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {guardAddress} from '../../util/guard-address.ts'
import {type Address, clientConfig} from './address.ts'

/**
 * Uses a session of PostgreSQL, and closes it. The session is cut when the time is over; the server stops what it does
 * for it soon after. Throws {@link CannotTell} where the server cannot be reached.
 */
export async function withSession<T>(
  address: Address,
  context: Context,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  if (context.signal.aborted) throw timeOver()
  const socket = new Socket()
  const cut = () => socket.destroy()
  context.signal.addEventListener('abort', cut)
  let client: Client | undefined
  try {
    client = await connect(address, context, {stream: () => socket})
    await client.query(settings(context.timeoutMs))
    return await use(client)
  } catch (error) {
    throw context.signal.aborted ? timeOver() : error
  } finally {
    context.signal.removeEventListener('abort', cut)
    await client?.end().catch(() => {})
  }
}

/** Opens a session that lives on when the time is over: for what tidies up. The caller ends it. */
export async function connect(
  address: Address,
  {addresses, timeoutMs}: Context,
  config: ClientConfig = {},
): Promise<Client> {
  const {Client} = await driver()
  await guardHost(address.host, addresses)
  const client = new Client({
    ...clientConfig(address),
    application_name: 'proofbook',
    connectionTimeoutMillis: Math.min(10_000, Math.ceil(timeoutMs)),
    ...config,
  })
  // A server that goes away says so here too; whoever asks next learns it from the answer.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new CannotTell(
      `could not connect to \`${address.name}\`: ${(error as Error).message || (error as NodeJS.ErrnoException).code}`,
    )
  }
}

function timeOver(): CannotTell {
  return new CannotTell('ended: the time was over')
}

/** A server of version 14 or newer notices that nobody waits any more; an older one stops when the time is over. */
function settings(timeoutMs: number): string {
  return `
    set statement_timeout = ${Math.ceil(timeoutMs)};
    set idle_in_transaction_session_timeout = 0;
    set row_security = off;
    set search_path = '';
    select pg_catalog.set_config(name, '1s', false) from pg_catalog.pg_settings where name = 'client_connection_check_interval'`
}

async function driver(): Promise<Pick<typeof import('pg'), 'Client'>> {
  try {
    return (await import('pg')).default
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new CannotTell('needs the package `pg` (npm install pg)')
  }
}

async function guardHost(host: string, allowed: string[]): Promise<void> {
  if (host.startsWith('/')) return
  const found = await lookup(host, {all: true}).catch((error: NodeJS.ErrnoException) => {
    throw new CannotTell(`could not find the host \`${host}\`: ${error.code}`)
  })
  for (const {address} of found) guardAddress(address, allowed)
}
