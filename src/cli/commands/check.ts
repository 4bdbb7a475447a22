import {exitCode} from '../../report/index.ts'
import {checkOnce} from '../check-once.ts'
import {keepProofs} from '../keep-proofs.ts'
import {UsageError} from '../usage-error.ts'
import type {Options} from '../parse-arguments.ts'
import {projectOf} from '../project-of.ts'
import type {Terminal} from '../terminal.ts'
import {update} from '../update.ts'
import {watch} from '../watch.ts'
import {destinations, writeReports} from '../write-reports.ts'

/** `proofbook check`: runs the selected checks, reports, and gives the exit status of the run. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  if (options.update && options.input)
    throw new UsageError(
      'Unexpected `--input` with `--update`, expected one of them: a document tells of its own inputs',
    )
  if (options.watch) return watch(positionals, options, terminal)
  const project = await projectOf(positionals, options, terminal)
  const checked = await checkOnce(project, positionals, options, terminal)
  if (typeof checked === 'number') return checked
  const {report} = checked
  const wanted = destinations(options.reporter as string[] | undefined, terminal.env)
  const style = {verbose: Boolean(options.verbose), sources: project.textOf}
  const written = await writeReports(report, wanted, terminal, style)
  await keepProofs(project, checked, options, terminal)
  if (options.update) {
    const differs = await update(project, report, Boolean(options['dry-run']), terminal)
    if (differs && options['dry-run']) return 1
  }
  const status = exitCode(report, {strict: Boolean(options.strict)})
  return written || status === 130 ? status : 2
}
