import {existsSync, readdirSync, statSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {findRoot} from '../../config/index.ts'
import {read} from '../../proofbook.ts'
import type {Options} from '../parse-arguments.ts'
import {serveUntilStopped} from '../serve-until-stopped.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'

/** `proofbook site`: makes a site of somebody's folder of Markdown, which stays as it is, and serves it. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const [{findDocusaurus, installCommand}, {findFiles}, {makeSite}, {summary}] = await Promise.all([
    import('../../site/stage/find-docusaurus.ts'),
    import('../../site/stage/find-files.ts'),
    import('../../site/stage/make-site.ts'),
    import('../../site/stage/summary.ts'),
  ])
  const given = positionals[0] ?? '.'
  const folder = resolve(terminal.cwd, given)
  if (!isFolder(folder)) throw new UsageError(`Unexpected \`${given}\`, expected a folder of Markdown`)
  if (findFiles(folder).pages.length === 0)
    throw new UsageError(`Unexpected folder \`${given}\` without Markdown, expected at least one \`.md\` file`)
  const docusaurus = findDocusaurus([folder, terminal.cwd])
  if ('missing' in docusaurus) {
    const reason = `Unexpected absence of ${docusaurus.missing.map((name) => `\`${name}\``).join(', ')}, expected Docusaurus`
    throw new UsageError(reason, `install it beside your documents: ${installCommand()}`)
  }
  const root = await findRoot(folder)
  const stage =
    options.stage === undefined ? join(root, '.proofbook', 'site') : resolve(terminal.cwd, options.stage as string)
  const out = options.out === undefined ? join(stage, 'build') : resolve(terminal.cwd, options.out as string)
  refuseForeign(stage, 'manifest.json', '--stage')
  refuseForeign(out, '404.html', '--out')
  if (!relative(out, folder).startsWith('..'))
    throw new UsageError(`Unexpected \`--out\` that holds the documents, expected a folder of its own`)
  terminal.err(`making a site of ${given}\n`)
  const made = await makeSite({folder, root, stage, out, docusaurus, signal: terminal.signal})
  if (terminal.signal.aborted) return 130
  const project = await read({
    cwd: root,
    paths: made.manifest.pages.map(({source}) => join(folder, source)),
    today: terminal.now().toISOString().slice(0, 10),
  })
  const shown = (path: string) => relative(terminal.cwd, path) || '.'
  const problems = project.problems.map((problem) => ({
    ...problem,
    place: {...problem.place, path: shown(join(root, problem.place.path))},
  }))
  terminal.err(summary(made, problems, (path) => shown(join(folder, path))))
  if (made.failure !== undefined) {
    terminal.err(`${made.failure}\nproofbook: Unexpected end of the build, expected a site\n`)
    return 3
  }
  if (options.out !== undefined) terminal.out(`The site is in ${relative(terminal.cwd, out) || '.'}\n`)
  if (options.out !== undefined && !options.serve) return 0
  return serveUntilStopped({folder: out, project}, options, terminal)
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}

/** What is written into a folder replaces what is there: only where it is this program's own. */
function refuseForeign(folder: string, mark: string, option: string): void {
  if (!existsSync(folder) || existsSync(join(folder, mark)) || (isFolder(folder) && readdirSync(folder).length === 0))
    return
  throw new UsageError(
    `Unexpected files in the folder of \`${option}\`, expected a new folder, or one that \`proofbook site\` made`,
  )
}
