import {relative, resolve} from 'node:path'
import {claimsOf, type Ledger, proofFiles, proofsIndex, readLedger} from '../../ledger/index.ts'
import type {Claims} from '../../proof.ts'
import {plural} from '../../util/plural.ts'
import type {Options} from '../parse-arguments.ts'
import {projectOf} from '../project-of.ts'
import {proofTable} from '../proof-table.ts'
import {sayProblems} from '../say-problems.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'
import {writeChanged} from '../write-changed.ts'

/**
 * `proofbook proofs`: prints what is proven, or writes it into a folder for a static host. 0; 2 where a document or the command line
 * is wrong, or the folder cannot be written.
 */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const [folder, ...others] = positionals
  if (others.length > 0) throw new UsageError(`Unexpected \`${others[0]}\`, expected one folder or none`)
  const project = await projectOf([], options, terminal)
  const now = terminal.now()
  const ledger = readLedger(project.config.root, {now})
  const wrong = sayProblems([...project.problems, ...ledger.problems], project, terminal)
  const claims = project.documents.map((document) => claimsOf(document, project.specs))
  if (folder !== undefined) return (await write(folder, ledger, claims, terminal)) && !wrong ? 0 : 2
  const {documents} = proofsIndex(ledger, claims, now)
  terminal.out(proofTable(documents, claims, Object.keys(project.config.targets), terminal))
  return wrong ? 2 : 0
}

async function write(folder: string, ledger: Ledger, claims: Claims[], terminal: Terminal): Promise<boolean> {
  const into = resolve(terminal.cwd, folder)
  try {
    const {written, unchanged} = await writeChanged(into, proofFiles(ledger, claims, terminal.now()), withoutTime)
    terminal.out(
      `${relative(terminal.cwd, into) || '.'}/: ${plural(written, 'file')} written, ${unchanged} unchanged\n`,
    )
    return true
  } catch (error) {
    terminal.err(`proofbook: could not write \`${folder}\`: ${(error as Error).message}\n`)
    return false
  }
}

/** When it was put together is no news where nothing else is. */
function withoutTime(text: string): string {
  return text.replace(/"asOf":"[^"]*"/, '')
}
