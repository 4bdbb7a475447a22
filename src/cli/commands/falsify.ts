import type {Plan} from '../../model.ts'
import {choose, conclude, falsify, type Project, revisionOf} from '../../proofbook.ts'
import {
  falsifiedExitCode,
  falsifiedJson,
  falsifiedText,
  type Falsified,
  reporters,
  toothlessProblems,
} from '../../report/index.ts'
import {keepControls} from '../../ledger/index.ts'
import type {Options} from '../parse-arguments.ts'
import {errorsOf, projectOf, selectionOf} from '../project-of.ts'
import {showProgress} from '../show-progress.ts'
import type {Terminal} from '../terminal.ts'
import {wholeNumber} from '../whole-number.ts'
import {destinations, writeReports} from '../write-reports.ts'

/** `proofbook falsify`: runs the selected checks, holds each that passed against wrong worlds, and says which do not notice. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const startedAt = terminal.now()
  const project = await projectOf(positionals, options, terminal)
  const target = (options.target as string | undefined) ?? project.config.target
  const {plan, problems: chosen} = choose(project, target, await selectionOf(project, positionals, options, terminal))
  const problems = [...project.problems, ...chosen]
  const isAllowed = errorsOf(problems).length === 0 && plan !== undefined && plan.refused.length === 0
  const [found, revision] = await Promise.all([
    isAllowed ? hold(project, plan, options, terminal) : {results: [], controls: []},
    revisionOf(project),
  ])
  const {results, controls} = found
  const durationMs = terminal.now().getTime() - startedAt.getTime()
  const {version} = terminal
  const ran = {plan, results, startedAt, durationMs, interrupted: terminal.signal.aborted, version, revision}
  const falsified: Falsified = {report: conclude(target, {...ran, problems}), controls}
  const whole = conclude(target, {...ran, problems: [...problems, ...toothlessProblems(controls)]})
  const own: typeof reporters = {
    ...reporters,
    terminal: (_, style) => falsifiedText(falsified, style),
    json: () => falsifiedJson(falsified),
  }
  const style = {verbose: Boolean(options.verbose), sources: project.textOf}
  const wanted = destinations(options.reporter as string[] | undefined, terminal.env)
  const written = await writeReports(whole, wanted, terminal, style, own)
  if (options.ledger !== false) await keep(project, falsified, terminal)
  const status = falsifiedExitCode(falsified)
  return written || status === 130 ? status : 2
}

async function hold(project: Project, plan: Plan, options: Options, terminal: Terminal) {
  const progress = showProgress(terminal)
  const {env, signal} = terminal
  try {
    return await falsify(project, plan, {
      env,
      signal,
      workers: wholeNumber(options, 'workers', 1, 1024),
      onEvent: progress.show,
    })
  } finally {
    progress.clear()
  }
}

async function keep({config}: Project, {report, controls}: Falsified, terminal: Terminal): Promise<void> {
  const {target, commit} = report
  const time = terminal.now().toISOString()
  const warnings = await keepControls(controls, {
    root: config.root,
    target,
    time,
    ...(commit !== undefined && {commit}),
  })
  for (const warning of warnings) terminal.err(`proofbook: warning: ${warning}\n`)
}
