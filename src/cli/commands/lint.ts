import {conclude, drift, revisionOf} from '../../proofbook.ts'
import {fix} from '../fix.ts'
import type {Options} from '../parse-arguments.ts'
import {errorsOf, memoryOf, projectOf} from '../project-of.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'
import {destinations, writeReports} from '../write-reports.ts'

/** `proofbook lint`: 0 when no document has an error, else 2. With `--fix`, of what is left; with `--fix --dry-run`, 1 when there is something to fix. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
  passes = 3,
): Promise<number> {
  const startedAt = terminal.now()
  const {version} = terminal
  const project = await projectOf(positionals, options, terminal)
  const today = startedAt.toISOString().slice(0, 10)
  const everything = positionals.length === 0
  const drifted = await drift(project, {today, everything, ...memoryOf(terminal)})
  if (options['dry-run'] && !options.fix)
    throw new UsageError('Unexpected `--dry-run`, expected `--fix` beside it', 'without it, nothing is written anyway')
  if (options.fix) {
    const dryRun = Boolean(options['dry-run'])
    const differs = await fix(project, drifted, {dryRun, since: startedAt}, terminal)
    if (dryRun) return differs ? 1 : 0
    // What was mended may show what else there is: an anchor in another case, of a file that was renamed.
    if (differs) return run({positionals, options: {...options, fix: passes > 1}}, terminal, passes - 1)
  }
  const problems = [...project.problems, ...drifted.map(({problem}) => problem)]
  const durationMs = terminal.now().getTime() - startedAt.getTime()
  const facts = {results: [], problems, startedAt, durationMs, interrupted: false, version}
  const report = conclude(project.config.target, {...facts, revision: await revisionOf(project)})
  const wanted = destinations(options.reporter as string[] | undefined, terminal.env)
  const written = await writeReports(report, wanted, terminal, {lint: true, sources: project.textOf})
  return written && errorsOf(problems).length === 0 ? 0 : 2
}
