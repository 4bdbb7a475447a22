import type {Context, Tool} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'

const install = 'Debian: apt-get install postgresql-client'

/** The programs of PostgreSQL that a `backup` check starts. */
export const tools: Tool[] = ['pg_dump', 'pg_restore', 'psql'].map((program) => ({program, install}))

/** The version of one of them: `15.18`. Throws {@link CannotTell} where it is absent. */
export async function toolVersion(program: string, context: Context): Promise<string> {
  const {exit, stdout} = await context.exec(program, ['--version']).catch((error: Error) => {
    if (context.signal.aborted) throw error
    throw new CannotTell(`needs \`${program}\` (${install})`)
  })
  const version = /\(PostgreSQL\) (\d+(?:\.\d+)*)/.exec(new TextDecoder().decode(stdout))?.[1]
  if (exit !== 0 || version === undefined) throw new CannotTell(`needs \`${program}\` (${install})`)
  return version
}

/** The part of a version before its first dot. */
export function major(version: string): number {
  return Number.parseInt(version, 10)
}
