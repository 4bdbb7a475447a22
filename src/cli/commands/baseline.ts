import {baselinePaths, baselinesPath, compare, readBaselines, record, writeBaselines} from '../../baseline/index.ts'
import type {CheckResult, CheckSpec, Plan} from '../../model.ts'
import {choose, type Project, prove, revisionOf} from '../../proofbook.ts'
import {plural} from '../../util/plural.ts'
import {comparedTable, recordedLines} from '../baseline-text.ts'
import type {Options} from '../parse-arguments.ts'
import {errorsOf, projectOf, selectionOf} from '../project-of.ts'
import {sayProblems} from '../say-problems.ts'
import {showProgress} from '../show-progress.ts'
import type {Terminal} from '../terminal.ts'
import {wholeNumber} from '../whole-number.ts'
import {UsageError} from '../usage-error.ts'

/** A check that was run, with what came of it. */
interface Proven {
  spec: CheckSpec
  result: CheckResult
}

/** `proofbook baseline record` writes down what the checks that compare with a baseline see; `compare` says how far they are from it. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const [action, ...paths] = positionals
  if (action !== 'record' && action !== 'compare')
    throw new UsageError(
      `Unexpected ${action === undefined ? 'end' : `\`${action}\``}, expected \`record\` or \`compare\``,
    )
  const project = await projectOf(paths, options, terminal)
  const target = (options.target as string | undefined) ?? project.config.target
  const {plan, problems} = choose(project, target, await selectionOf(project, paths, options, terminal))
  if (sayProblems([...project.problems, ...problems], project, terminal) || !plan) return 2
  const ids = plan.documents.flatMap(({steps}) =>
    steps.flatMap(({spec, because}) => (because === undefined && baselinePaths(spec).length > 0 ? [spec.id] : [])),
  )
  if (ids.length === 0) {
    terminal.err('proofbook: no selected check compares with a baseline: `expect: {duration: {baseline: 20%}}`\n')
    return 2
  }
  const narrow = choose(project, target, {ids})
  if (errorsOf(narrow.problems).length > 0 || !narrow.plan) return 2
  if (narrow.plan.refused.length > 0) {
    for (const {id, reason} of narrow.plan.refused) terminal.err(`proofbook: refused \`${id}\`: ${reason}\n`)
    return 4
  }
  const proven = await provenOf(project, narrow.plan, action === 'record', options, terminal)
  if (terminal.signal.aborted) return 130
  const asked = proven.filter(({spec}) => ids.includes(spec.id))
  return action === 'record'
    ? recordAll(project, target, asked, terminal)
    : compareAll(project, target, asked, options, terminal)
}

async function provenOf(
  project: Project,
  plan: Plan,
  isRecording: boolean,
  options: Options,
  terminal: Terminal,
): Promise<Proven[]> {
  const progress = showProgress(terminal)
  const {env, signal} = terminal
  const request = {env, signal, workers: wholeNumber(options, 'workers', 1, 1024), onEvent: progress.show}
  try {
    const results = await prove(project, plan, {...request, ...(isRecording && {recording: true as const})})
    const specs = plan.documents.flatMap(({steps}) => steps.map(({spec}) => spec))
    return results.flatMap((result) => {
      const spec = specs.find(({id}) => id === result.id)
      return spec ? [{spec, result}] : []
    })
  } finally {
    progress.clear()
  }
}

async function recordAll(project: Project, target: string, proven: Proven[], terminal: Terminal): Promise<number> {
  const {root} = project.config
  const revision = await revisionOf(project)
  const time = terminal.now().toISOString()
  const {baselines: before, flaw} = readBaselines(root, target)
  if (flaw !== undefined) terminal.err(`proofbook: warning: ${flaw}: it is written anew\n`)
  const commit = revision?.commit
  const {baselines, rows} = record(before, proven, {time, ...(commit !== undefined && {commit})})
  if (rows.length > 0) {
    try {
      writeBaselines(root, baselines)
    } catch (error) {
      terminal.err(`proofbook: could not write \`${baselinesPath(target)}\`: ${(error as Error).message}\n`)
      return 2
    }
  }
  const left = proven.map(({result}) => result).filter(({status}) => status !== 'passed')
  terminal.out(recordedLines(rows, left))
  terminal.out(`${baselinesPath(target)}: ${plural(rows.length, 'value')} recorded\n`)
  return exitOf(left)
}

async function compareAll(
  project: Project,
  target: string,
  proven: Proven[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const rows = compare(proven.map(({spec, result}) => ({result, paths: baselinePaths(spec)})))
  const revision = await revisionOf(project)
  if (options.json)
    terminal.out(
      `${JSON.stringify({version: 1, target, commit: revision?.commit, dirty: revision?.dirty, rows}, null, 2)}\n`,
    )
  else terminal.out(comparedTable(rows, terminal))
  if (rows.some(({verdict}) => verdict === 'regression')) return 1
  return exitOf(proven.map(({result}) => result).filter(({status}) => status !== 'passed'))
}

function exitOf(left: CheckResult[]): number {
  if (left.some(({status}) => status === 'failed')) return 1
  return left.length > 0 ? 3 : 0
}
