import {mkdir} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {Client} from 'pg'
import type {Context} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import type {Address} from './address.ts'
import type {Moved} from './compare.ts'
import {type Inventory, readSequences, takeInventory} from './inventory.ts'
import type {Backup} from './schema.ts'
import {major, toolVersion} from './tool.ts'

/** A dump, and what the source held at the very moment it shows. */
export interface Dumped {
  duration: number
  source: Inventory
  sequences: Moved
  serverVersion: string
  toolVersion: string
}

/**
 * Dumps a database into a file. The dump and the counts see the same snapshot, so that they are equal also while others
 * write. Throws {@link CannotTell} where no dump could be made.
 */
export async function dump(
  client: Client,
  address: Address,
  file: string,
  options: Backup,
  context: Context,
): Promise<Dumped> {
  const found = await versions(client, options, context)
  await client.query('begin isolation level repeatable read, read only')
  const exported = await client.query<{id: string}>('select pg_catalog.pg_export_snapshot() as id')
  const before = await readSequences(client)
  await mkdir(dirname(file), {recursive: true}).catch((error: Error) => {
    throw new CannotTell(`could not make the folder of \`to\`: ${error.message}`)
  })
  const args = [
    `--format=${options.format ?? 'custom'}`,
    `--file=${file}`,
    `--snapshot=${exported.rows[0]!.id}`,
    '--no-password',
  ]
  const {exit, stderr, durationMs} = await context.exec('pg_dump', args, {env: address.env})
  if (exit !== 0) {
    context.evidence('pg_dump', stderr)
    throw new CannotTell(`\`pg_dump\` exited with ${exit}: ${firstError(stderr)}`)
  }
  const source = await takeInventory(client, options.tables)
  const sequences = {before, after: await readSequences(client)}
  await client.query('commit')
  return {duration: durationMs, source, sequences, ...found}
}

/** The first line that a program of PostgreSQL calls an error. */
export function firstError(stderr: Uint8Array): string {
  const lines = new TextDecoder().decode(stderr).trim().split('\n')
  return (lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '').trim()
}

async function versions(
  client: Client,
  {format}: Backup,
  context: Context,
): Promise<{serverVersion: string; toolVersion: string}> {
  const {rows} = await client.query<{version: string}>(`select pg_catalog.current_setting('server_version') as version`)
  const serverVersion = rows[0]!.version.split(' ')[0]!
  const tool = await toolVersion('pg_dump', context)
  await toolVersion(format === 'plain' ? 'psql' : 'pg_restore', context)
  if (major(serverVersion) <= major(tool)) return {serverVersion, toolVersion: tool}
  throw new CannotTell(
    `needs \`pg_dump\` ${major(serverVersion)} or newer for a server of version ${serverVersion}, found ${tool} (Debian: apt-get install postgresql-client-${major(serverVersion)})`,
  )
}
