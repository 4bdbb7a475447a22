import {conclude, read} from '../../proofbook.ts'
import {exitCode} from '../../report/index.ts'
import type {Options} from '../parse-arguments.ts'
import type {Terminal} from '../terminal.ts'
import {destinations, writeReports} from '../write-reports.ts'

/** `proofbook lint`: 0 when no document has an error, else 2. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const startedAt = terminal.now()
  const project = await read({
    cwd: terminal.cwd,
    configFile: options.config as string | undefined,
    paths: positionals,
    today: startedAt.toISOString().slice(0, 10),
  })
  const {version} = terminal
  const durationMs = terminal.now().getTime() - startedAt.getTime()
  const report = await conclude(project, project.config.target, {
    results: [],
    problems: project.problems,
    startedAt,
    durationMs,
    interrupted: false,
    version,
  })
  const written = await writeReports(
    report,
    destinations(options.reporter as string[] | undefined, terminal.env),
    terminal,
    {
      verbose: false,
      sources: (path) => project.texts.get(path),
    },
  )
  return written ? exitCode(report, {strict: false}) : 2
}
