import {open} from 'node:fs/promises'
import type {CommandResult, Context} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import type {Address} from './address.ts'
import {firstError} from './dump.ts'

/** What a restore can fail of although the dump is sound. */
const notOfTheDump =
  /server closed the connection|connection to server|could not connect|terminating connection|No space left on device|out of memory|Cannot allocate memory|unrecognized configuration parameter|unsupported version/i

/** Restores a dump into an empty database and stops at the first error. Throws {@link CannotTell} where the dump is not to blame. */
export async function restore(
  file: string,
  format: 'custom' | 'plain',
  scratch: Address,
  context: Context,
): Promise<{duration: number; errors: number}> {
  const result = format === 'plain' ? await runScript(file, scratch, context) : await runArchive(file, scratch, context)
  const text = new TextDecoder().decode(result.stderr)
  if (result.exit === 0) return {duration: result.durationMs, errors: 0}
  context.evidence(format === 'plain' ? 'psql' : 'pg_restore', withoutRows(text))
  if (notOfTheDump.test(text)) throw new CannotTell(`could not restore: ${firstError(result.stderr)}`)
  return {duration: result.durationMs, errors: Math.max(1, text.match(/^\S+: error: |: ERROR: /gm)?.length ?? 0)}
}

/** Whether a dump is an archive of `pg_dump` or a script: archives start with `PGDMP`. What is neither is tried as an archive. */
export async function formatOf(file: string): Promise<'custom' | 'plain'> {
  const handle = await open(file)
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    const start = buffer.subarray(0, bytesRead)
    return /^(--|\\restrict|SET )/m.test(start.toString('latin1')) && !start.includes(0) ? 'plain' : 'custom'
  } finally {
    await handle.close()
  }
}

/** What a server adds to an error can hold the rows of the table. */
function withoutRows(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(DETAIL|CONTEXT): /.test(line))
    .join('\n')
}

function runArchive(file: string, scratch: Address, context: Context): Promise<CommandResult> {
  const words = [
    '--exit-on-error',
    '--no-owner',
    '--no-privileges',
    '--no-password',
    `--dbname=${scratch.database}`,
    file,
  ]
  return context.exec('pg_restore', words, {env: scratch.env})
}

/** A script that was cut off between two statements runs without an error, so its last line is looked for. */
async function runScript(file: string, scratch: Address, context: Context): Promise<CommandResult> {
  const words = [
    '--no-psqlrc',
    '--quiet',
    '--set=ON_ERROR_STOP=1',
    '--single-transaction',
    '--no-password',
    '--output=/dev/null',
  ]
  const result = await context.exec('psql', [...words, `--file=${file}`], {env: scratch.env})
  if (result.exit !== 0 || (await isComplete(file))) return result
  const stderr = new TextEncoder().encode(
    'error: the dump is cut short: its last line is not "PostgreSQL database dump complete"',
  )
  return {...result, exit: 1, stderr}
}

async function isComplete(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const {size} = await handle.stat()
    const {buffer} = await handle.read(Buffer.alloc(1024), 0, 1024, Math.max(0, size - 1024))
    return buffer.includes('-- PostgreSQL database dump complete')
  } finally {
    await handle.close()
  }
}
