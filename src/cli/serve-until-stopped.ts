import type {AddressInfo} from 'node:net'
import type {Project} from '../proofbook.ts'
import type {Options} from './parse-arguments.ts'
import type {Terminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'

/** Serves a built site, with the ledger of the project live below `/proofs/`, until the program is interrupted. */
export async function serveUntilStopped(
  {folder, project}: {folder: string; project: Project},
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const port = portOf(options.port as string | undefined)
  const [{serveSite}, {builtBaseUrl}] = await Promise.all([
    import('../site/serve-site.ts'),
    import('../site/built-base-url.ts'),
  ])
  const server = await serveSite({folder, project, host: options.host as string | undefined, port}).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new UsageError(`Unexpected port ${port}, expected one that is free`, 'name another: `--port 3001`')
        : error
    },
  )
  const path = builtBaseUrl(folder).slice(0, -1)
  terminal.out(`The site is at ${addressOf(server.address() as AddressInfo)}${path} · Ctrl-C stops it\n`)
  await new Promise<void>((stop) => {
    terminal.signal.addEventListener('abort', () => stop())
    if (terminal.signal.aborted) stop()
  })
  server.closeAllConnections()
  server.close()
  return 0
}

function addressOf({address, port}: AddressInfo): string {
  const host = address === '127.0.0.1' ? 'localhost' : address.includes(':') ? `[${address}]` : address
  return `http://${host}:${port}`
}

/** The port that `--port` names. */
export function portOf(text = '3000'): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new UsageError(`Unexpected \`--port ${text}\`, expected a number up to 65535`, 'use 0 for any free one')
}
