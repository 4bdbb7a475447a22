import type {Linted} from '../drift.ts'
import type {Project} from '../proofbook.ts'
import {rewriteDocuments} from './rewrite-documents.ts'
import type {Terminal} from './terminal.ts'
import {type Fix, withFixes} from './with-fixes.ts'

/**
 * Writes what rules are certain of into the files that it was found in, and nothing else. Prints the diff; with `dryRun` only that.
 * `since`: when the files were read. Gives whether there was a difference.
 */
export function fix(
  project: Project,
  found: Linted[],
  {dryRun, since}: {dryRun: boolean; since: Date},
  terminal: Terminal,
): Promise<boolean> {
  const fixes = new Map<string, Fix[]>()
  for (const {problem, fix} of found) {
    if (!fix) continue
    const {path} = problem.place
    fixes.set(path, [...(fixes.get(path) ?? []), fix])
  }
  const digests = new Map(project.documents.map(({path, digest}) => [path, digest]))
  const rewritings = [...fixes].map(([path, fixes]) => {
    const digest = digests.get(path)
    const unchanged = digest === undefined ? {since} : {digest}
    return {path, unchanged, change: (text: string) => withFixes(text, fixes)}
  })
  return rewriteDocuments(project.config.root, rewritings, dryRun, terminal)
}
