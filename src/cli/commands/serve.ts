import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {Options} from '../parse-arguments.ts'
import {projectOf} from '../project-of.ts'
import {serveUntilStopped} from '../serve-until-stopped.ts'
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
  return serveUntilStopped({folder, project: await projectOf([], options, terminal)}, options, terminal)
}
