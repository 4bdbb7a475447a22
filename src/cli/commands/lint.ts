import type {Linted} from '../../drift.ts'
import type {Problem} from '../../model.ts'
import {conclude, type Project, revisionOf} from '../../proofbook.ts'
import {fix} from '../fix.ts'
import type {Options} from '../parse-arguments.ts'
import {affectedSince, errorsOf, memoryOf, projectOf, todayOf} from '../project-of.ts'
import {judgeRequirements, requirementsOf} from '../requirements.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'
import {destinations, writeReports} from '../write-reports.ts'

/**
 * `proofbook lint`: 0 when no document has an error and every requirement is met, else 2. With `--fix`, of what is left; with
 * `--fix --dry-run`, 1 when there is something to fix.
 */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
  passes = 3,
): Promise<number> {
  if (options['dry-run'] && !options.fix)
    throw new UsageError('Unexpected `--dry-run`, expected `--fix` beside it', 'without it, nothing is written anyway')
  const required = requirementsOf(options.require as string[] | undefined)
  const startedAt = terminal.now()
  const {version} = terminal
  const project = await projectOf(positionals, options, terminal)
  const today = todayOf(options, terminal)
  const everything = positionals.length === 0
  // The rules are loaded by who asks them.
  const {drift} = await import('../../drift.ts')
  const {found, alerts} = await drift(project, {today, everything, ...memoryOf(terminal)})
  if (options.fix) {
    const dryRun = Boolean(options['dry-run'])
    const differs = await fix(project, found, {dryRun, since: startedAt}, terminal)
    if (dryRun) return differs ? 1 : 0
    // What was mended may show what else there is: an anchor in another case, of a file that was renamed.
    if (differs) return run({positionals, options: {...options, fix: passes > 1}}, terminal, passes - 1)
  }
  const {coverage, problems: unmet} = judgeRequirements(required, alerts)
  const problems = [...(await chosenProblems(project, found, options)), ...unmet]
  const durationMs = terminal.now().getTime() - startedAt.getTime()
  const facts = {
    results: [],
    problems,
    startedAt,
    durationMs,
    interrupted: false,
    version,
    ...((alerts || required.length > 0) && {coverage}),
  }
  const report = conclude(project.config.target, {...facts, revision: await revisionOf(project)})
  const wanted = destinations(options.reporter as string[] | undefined, terminal.env)
  const written = await writeReports(report, wanted, terminal, {lint: true, sources: project.textOf})
  return written && errorsOf(problems).length === 0 ? 0 : 2
}

/** All that is wrong, or with `--changed` what changes can have made so. */
async function chosenProblems(project: Project, found: Linted[], options: Options): Promise<Problem[]> {
  const all = [...project.problems, ...found.map(({problem}) => problem)]
  if (options.changed === undefined) return all
  const {documents, files} = await affectedSince(project, options.changed as string)
  return all.filter(({place: {path}}) => documents.has(path) || files.has(path))
}
