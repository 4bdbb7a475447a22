import {mkdir, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {Plan, Problem, RunEvent} from '../model.ts'
import type {Report} from '../report.ts'
import {choose, conclude, type Project, prove, revisionOf} from '../proofbook.ts'
import {formatEvent} from '../report/index.ts'
import {givenInputs} from './given-inputs.ts'
import type {Options} from './parse-arguments.ts'
import {planText} from './plan-text.ts'
import {errorsOf, lastRunFile, selectionOf} from './project-of.ts'
import {showProgress} from './show-progress.ts'
import type {Terminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'
import {wholeNumber} from './whole-number.ts'
import {type Destination, destinations} from './write-reports.ts'

/** A run, and when it was interrupted, if it was. */
export interface CheckedOnce {
  report: Report
  interruptedAt?: Date
}

/** One run from the selection to the report; a number where there is nothing to report: the plan was only printed. */
export async function checkOnce(
  project: Project,
  positionals: string[],
  options: Options,
  terminal: Terminal,
): Promise<CheckedOnce | number> {
  const startedAt = terminal.now()
  const target = (options.target as string | undefined) ?? project.config.target
  const selection = await selectionOf(project, positionals, options, terminal)
  const chosen = choose(project, target, selection, givenInputs(options))
  if (options.changed !== undefined && namesNothingChanged(project, chosen.problems))
    return (terminal.out('Nothing to prove: no selected check names what changed\n'), 0)
  const problems = [...project.problems, ...chosen.problems]
  const sound = errorsOf(problems).length === 0
  const {plan} = chosen
  if (sound && plan && options['dry-run'] && !options.update) return (terminal.out(planText(plan, terminal.color)), 0)

  const allowed = sound && plan !== undefined && plan.refused.length === 0
  const revision = revisionOf(project)
  let interruptedAt: Date | undefined
  const note = () => (interruptedAt = terminal.now())
  terminal.signal.addEventListener('abort', note)
  const results = allowed ? await proveLive(project, plan, options, terminal) : []
  terminal.signal.removeEventListener('abort', note)
  const report = conclude(target, {
    plan,
    results,
    problems,
    startedAt,
    durationMs: terminal.now().getTime() - startedAt.getTime(),
    interrupted: terminal.signal.aborted,
    version: terminal.version,
    revision: await revision,
  })
  if (results.length > 0) await keepFailed(report, project.config.root)
  return {report, interruptedAt}
}

/** A change that no document speaks of is nobody's mistake. */
function namesNothingChanged(project: Project, problems: Problem[]): boolean {
  const isEmpty = problems.length === 1 && problems[0]!.rule === 'nothing-selected'
  return isEmpty && project.specs.length > 0 && errorsOf(project.problems).length === 0
}

async function proveLive(project: Project, plan: Plan, options: Options, terminal: Terminal) {
  const progress = showProgress(terminal)
  const streams = destinations(options.reporter as string[] | undefined, terminal.env).some(({name, file}) =>
    isStream({name, file}),
  )
  const onEvent = (event: RunEvent) => {
    if (streams) terminal.out(formatEvent(event))
    progress.show(event)
  }
  try {
    return await prove(project, plan, {
      env: terminal.env,
      signal: terminal.signal,
      workers: wholeNumber(options, 'workers', 1, 1024),
      retries: wholeNumber(options, 'retry', 0, 100),
      onEvent,
    })
  } finally {
    progress.clear()
  }
}

function isStream({name, file}: Destination): boolean {
  if (name !== 'events') return false
  if (file !== undefined)
    throw new UsageError('Unexpected file for the `events` reporter, expected none: it streams to standard output')
  return true
}

/** Keeps what did not pass for `--failed`; a folder that cannot be written costs nothing but that. */
async function keepFailed(report: Report, root: string): Promise<void> {
  const results = report.documents.flatMap(({results}) => results)
  const failed = results.filter(({status}) => status === 'failed' || status === 'errored').map(({id}) => id)
  const file = lastRunFile(root)
  try {
    await mkdir(dirname(file), {recursive: true})
    await writeFile(file, `${JSON.stringify({target: report.target, failed}, null, 2)}\n`)
  } catch {
    // Only a convenience: `--failed` says that there was no run.
  }
}
