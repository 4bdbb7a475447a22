import {rm} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import type {Context, Observe} from '../../kind.ts'
import type {Json, JsonObject, Observation} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {type Address, addressOf} from './address.ts'
import {mismatches, movedSequences} from './compare.ts'
import {withSession} from './connect.ts'
import {dump} from './dump.ts'
import {compareChecksum, keepDump, readDumpFile} from './dump-file.ts'
import {type Inventory, readSequences, takeInventory} from './inventory.ts'
import {formatOf, restore} from './restore.ts'
import type {Backup} from './schema.ts'
import {identityOf, withScratch} from './scratch.ts'
import {ageOfNewest, smoke} from './smoke.ts'
import {toolVersion} from './tool.ts'

/** Restores a dump, a new one or one that exists, into a scratch database, and looks at what came out. */
export const observe: Observe<Backup> = async (options, context) => {
  if (context.effect === 'reads') {
    throw new CannotTell('makes a scratch database, expected a check that `writes`; take away its `effect`')
  }
  const source = addressOf('database', options.database)
  const server = options.scratch === undefined ? source : addressOf('scratch', options.scratch)
  return options.from === undefined
    ? proveNew(source, server, options, context)
    : proveExisting(resolve(context.root, options.from), source, server, options, context)
}

async function proveNew(source: Address, server: Address, options: Backup, context: Context): Promise<Observation> {
  const kept = options.to === undefined ? undefined : resolve(context.root, options.to)
  const file = kept === undefined ? join(context.tempDir(), 'backup.dump') : `${kept}.unproven`
  try {
    const [identity, dumped] = await withSession(source, context, async (client) => [
      await identityOf(client),
      await dump(client, source, file, options, context),
    ])
    const {size, sha256} = (await readDumpFile(file))!
    const copy = await withScratch(server, identity, context, (scratch) =>
      restoreAndLook(file, options.format ?? 'custom', scratch, options, context),
    )
    const mismatched = [
      ...mismatches(dumped.source, copy.inventory, options.tables),
      ...movedSequences(dumped.sequences, copy.sequences),
    ]
    if (kept !== undefined) {
      const isProven = copy.restore.errors === 0 && mismatched.length === 0
      if (isProven) await keepDump(file, kept, sha256)
      else context.evidence('dump', `kept as ${options.to}.unproven; ${options.to} is as it was`)
    }
    return {
      size,
      sha256,
      duration: dumped.duration,
      restore: copy.restore,
      mismatched,
      tables: tablesOf(dumped.source, copy.inventory),
      constraints: {source: dumped.source.constraints.size, restored: copy.inventory.constraints.size},
      indexes: {source: dumped.source.indexes.size, restored: copy.inventory.indexes.size},
      sequences: {source: dumped.sequences.after.size, restored: copy.sequences.size},
      ...copy.answers,
      serverVersion: dumped.serverVersion,
      toolVersion: dumped.toolVersion,
    }
  } catch (error) {
    // What could not be proven takes no place; a dump that did not restore stays, to be looked at.
    await rm(file, {force: true})
    throw error
  }
}

async function proveExisting(
  file: string,
  source: Address,
  server: Address,
  options: Backup,
  context: Context,
): Promise<Observation> {
  const found = await readDumpFile(file)
  if (found === undefined) return {exists: false, size: 0}
  const {size, sha256, writtenAt} = found
  const format = options.format ?? (await formatOf(file))
  const version = await toolVersion(format === 'plain' ? 'psql' : 'pg_restore', context)
  const [identity, serverVersion] = await withSession(source, context, async (client) => [
    await identityOf(client),
    (await client.query<{version: string}>(`select split_part(current_setting('server_version'), ' ', 1) as version`))
      .rows[0]!.version,
  ])
  const copy = await withScratch(server, identity, context, (scratch) =>
    restoreAndLook(file, format, scratch, options, context),
  )
  return {
    exists: true,
    size,
    sha256,
    checksum: await compareChecksum(file, sha256),
    ...(options.newest === undefined && {age: Math.max(0, Date.now() - writtenAt.getTime())}),
    restore: copy.restore,
    tables: tablesOf(undefined, copy.inventory),
    ...copy.answers,
    serverVersion,
    toolVersion: version,
  }
}

/** What is found in a copy. */
interface Copy {
  restore: {duration: number; errors: number}
  inventory: Inventory
  sequences: Map<string, bigint | null>
  answers: {age?: number; smoke?: Json}
}

async function restoreAndLook(
  file: string,
  format: 'custom' | 'plain',
  scratch: Address,
  options: Backup,
  context: Context,
): Promise<Copy> {
  const restored = await restore(file, format, scratch, context)
  return withSession(scratch, context, async (client) => {
    const inventory = await takeInventory(client, options.tables)
    const sequences = await readSequences(client)
    // Of half a copy, no row is the newest.
    const age = options.newest && restored.errors === 0 ? await ageOfNewest(client, options.newest) : undefined
    const answers = {
      ...(age !== undefined && {age}),
      ...(options.smoke && {smoke: await smoke(client, options.smoke)}),
    }
    return {restore: restored, inventory, sequences, answers}
  })
}

function tablesOf(source: Inventory | undefined, copy: Inventory): JsonObject {
  const names = new Set([...(source?.rows.keys() ?? []), ...copy.rows.keys()])
  return Object.fromEntries(
    Array.from(names, (name) => {
      const rows = source?.rows.get(name)
      const restored = copy.rows.get(name)
      return [name, {...(rows !== undefined && {source: rows}), ...(restored !== undefined && {restored})}]
    }),
  )
}
