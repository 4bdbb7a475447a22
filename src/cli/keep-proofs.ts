import {keep, type Project} from '../proofbook.ts'
import type {CheckedOnce} from './check-once.ts'
import {plural} from '../util/plural.ts'
import type {Options} from './parse-arguments.ts'
import type {Terminal} from './terminal.ts'

/** Keeps the proofs of a run, once its report is told; what goes wrong with that is said and changes nothing of the run. */
export async function keepProofs(
  project: Project,
  {report, interruptedAt}: CheckedOnce,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  if (options.ledger === false || report.documents.every(({results}) => results.length === 0)) return
  const {warnings} = await keep(project, report, interruptedAt)
  const others = report.documents.filter(({results}) => results.some(({inputs}) => inputs !== undefined))
  if (others.length > 0) {
    const which = others.length === 1 ? `\`${others[0]!.path}\`` : plural(others.length, 'document')
    terminal.err(
      `proofbook: not kept in the ledger: ${which}, run with inputs other than ${others.length === 1 ? 'its' : 'their'} own\n`,
    )
  }
  for (const warning of warnings) terminal.err(`proofbook: warning: ${warning}\n`)
}
