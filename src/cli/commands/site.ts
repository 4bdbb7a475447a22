import {statSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {findRoot} from '../../config/index.ts'
import {read} from '../../proofbook.ts'
import {baseUrlOf} from '../base-url.ts'
import type {Options} from '../parse-arguments.ts'
import {serveUntilStopped} from '../serve-until-stopped.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'

/** `proofbook site`: makes a site of somebody's folder of Markdown, which stays as it is, and serves it. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const baseUrl = baseUrlOf(options['base-url'] as string | undefined)
  // Only here: no other command needs it.
  const [staging, {readAlerts}] = await Promise.all([
    import('../../site/stage/index.ts'),
    import('../../site/read-alerts.ts'),
  ])
  const {findDocusaurus, findFiles, installCommand, makeSite, manifestFile, mayReplace} = staging
  const {publishSite, ruleGlobs, summary} = staging
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
  const out = options.out === undefined ? undefined : resolve(terminal.cwd, options.out as string)
  for (const [option, path, sign] of [
    ['--stage', stage, manifestFile],
    ['--out', out],
  ] as const) {
    if (path === undefined) continue
    if (!mayReplace(path, sign) || isWithin(path, folder))
      throw new UsageError(
        `Unexpected files in the folder of \`${option}\`, expected a new folder, or one that \`proofbook site\` made`,
      )
  }
  terminal.err(`making a site of ${given}\n`)
  const made = await makeSite({folder, root, stage, baseUrl, docusaurus, signal: terminal.signal})
  if (terminal.signal.aborted) return 130
  const project = await read({
    cwd: root,
    paths: made.manifest.pages.map(({source}) => join(folder, source)),
    today: terminal.now().toISOString().slice(0, 10),
  })
  const shown = (path: string) => relative(terminal.cwd, path) || '.'
  const alerts = readAlerts(root, ruleGlobs(made.manifest))
  const said = {problems: [...project.problems, ...alerts.problems], verbose: Boolean(options.verbose)}
  const places = {
    inFolder: (path: string) => shown(join(folder, path)),
    inProject: (path: string) => shown(join(root, path)),
  }
  terminal.err(summary({made, ...said, ...places}))
  if (made.failure !== undefined) {
    terminal.err(`${made.failure}\nproofbook: Unexpected end of the build, expected a site\n`)
    return 3
  }
  if (out !== undefined) {
    publishSite(made.out, out)
    terminal.out(`The site is in ${shown(out)}\n`)
    if (!options.serve) return 0
  }
  return serveUntilStopped({folder: out ?? made.out, project}, options, terminal)
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}

/** Whether what holds `inner` would be written over. */
function isWithin(outer: string, inner: string): boolean {
  const path = relative(outer, inner)
  return path === '' || !path.startsWith('..')
}
