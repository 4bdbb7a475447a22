import {existsSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {join, resolve} from 'node:path'
import type {Options} from '../parse-arguments.ts'
import {projectOf} from '../project-of.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'

/** `proofbook serve`: serves a built site, with the proofs as the ledger has them at the moment, until it is interrupted. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const folder = resolve(terminal.cwd, positionals[0] ?? 'build')
  if (!existsSync(join(folder, 'index.html')) && !existsSync(join(folder, '404.html')))
    throw new UsageError(
      `Unexpected folder \`${positionals[0] ?? 'build'}\`, expected a built site`,
      'build it first: `npx docusaurus build`',
    )
  const port = portOf(options.port as string | undefined)
  const [{serveSite}, project] = await Promise.all([
    import('../../site/serve-site.ts'),
    projectOf([], options, terminal),
  ])
  const server = await serveSite({folder, project, host: options.host as string | undefined, port}).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new UsageError(`Unexpected port ${port}, expected one that is free`, 'name another: `--port 3001`')
        : error
    },
  )
  const {address, port: taken} = server.address() as AddressInfo
  terminal.out(`The site is at http://${address.includes(':') ? `[${address}]` : address}:${taken} · Ctrl-C stops it\n`)
  await new Promise<void>((stop) => {
    terminal.signal.addEventListener('abort', () => stop())
    if (terminal.signal.aborted) stop()
  })
  server.closeAllConnections()
  server.close()
  return 0
}

function portOf(text = '3000'): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new UsageError(`Unexpected \`--port ${text}\`, expected a number up to 65535`, 'use 0 for any free one')
}
