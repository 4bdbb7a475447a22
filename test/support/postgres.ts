import {chmod, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pino} from 'pino'
import {startPostgres as start} from '../../reference/postgres/index.ts'

/** A PostgreSQL of one's own on a free port, its data in a folder that is gone after `stop`. */
export interface Postgres {
  /** `postgres://user:password@127.0.0.1:port/database`, as a superuser. */
  url: string
  pid: number
  stop: () => Promise<void>
}

/** Starts a fresh PostgreSQL, empty but for what initdb makes. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'proofbook-postgres-'))
  // As root the server runs as another user, who has to get in.
  await chmod(folder, 0o755)
  const server = await start({dataFolder: folder, port: 0, password: 's3cret'}, pino({level: 'silent'}))
  return {
    // The address names a database that its caller is to make; this one is always there.
    url: server.url.replace(/\/\w+$/, '/postgres'),
    pid: server.pid,
    stop: async () => {
      await server.stop()
      // Where nobody but root may enter the folder for temporary files, the server lives elsewhere.
      for (const one of new Set([folder, dirname(server.data)])) await rm(one, {recursive: true, force: true})
    },
  }
}
