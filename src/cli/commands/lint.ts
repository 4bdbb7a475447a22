import {conclude, drift, revisionOf} from '../../proofbook.ts'
import type {Options} from '../parse-arguments.ts'
import {affectedSince, errorsOf, memoryOf, projectOf, todayOf} from '../project-of.ts'
import type {Terminal} from '../terminal.ts'
import {judgeRequirements, requirementsOf} from '../requirements.ts'
import {destinations, writeReports} from '../write-reports.ts'

/** `proofbook lint`: 0 when no document has an error and every requirement is met, else 2. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const required = requirementsOf(options.require as string[] | undefined)
  const startedAt = terminal.now()
  const {version} = terminal
  const project = await projectOf(positionals, options, terminal)
  const today = todayOf(options, terminal)
  const everything = positionals.length === 0
  const {found, alerts} = await drift(project, {today, everything, ...memoryOf(terminal)})
  const {coverage, problems: unmet} = judgeRequirements(required, alerts)
  const all = [...project.problems, ...found.map(({problem}) => problem)]
  const affected = options.changed === undefined ? undefined : affectedSince(project, options.changed as string)
  const touched = affected
    ? all.filter(({place: {path}}) => affected.documents.has(path) || affected.files.has(path))
    : all
  const problems = [...touched, ...unmet]
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
