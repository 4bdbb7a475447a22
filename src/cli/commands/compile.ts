import {readFile} from 'node:fs/promises'
import {relative, resolve} from 'node:path'
import {compareScripts, ScriptsError, standalone, writeScripts} from '../../compile/index.ts'
import {type Project, scripts} from '../../proofbook.ts'
import type {Options} from '../parse-arguments.ts'
import {projectOf} from '../project-of.ts'
import {sayProblems} from '../say-problems.ts'
import {plural} from '../../util/plural.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'

/** `proofbook compile`: 0 when the scripts are what the documents say, 1 when `--check` finds a difference, 2 on a problem. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const project = await projectOf(positionals, options, terminal)
  if (sayProblems(project.problems, project, terminal)) return 2
  try {
    return await write(project, positionals, options, terminal)
  } catch (error) {
    if (!(error instanceof ScriptsError)) throw error
    sayProblems([error.problem], project, terminal)
    return 2
  }
}

async function write(project: Project, positionals: string[], options: Options, terminal: Terminal): Promise<number> {
  const {root, scripts: folder} = project.config
  const generated = scripts(project)
  if (options.standalone !== undefined) {
    const into = resolve(terminal.cwd, options.standalone as string)
    await standalone(into, generated, await readFile(new URL('../standalone.js', import.meta.url), 'utf8'))
    terminal.out(
      `${generated.length} scripts in ${relative(terminal.cwd, into) || '.'}, with proofbook-runtime.mjs beside them\n`,
    )
    return 0
  }
  if (positionals.length > 0) throw new UsageError('Unexpected paths, expected none: checks/ is written as a whole')
  if (options.check) {
    const {missing, changed, stale} = await compareScripts(root, folder, generated)
    const lines = [
      ...missing.map((path) => `missing  ${folder}/${path}`),
      ...changed.map((path) => `changed  ${folder}/${path}`),
      ...stale.map((path) => `stale    ${folder}/${path}`),
    ]
    if (lines.length === 0)
      return (terminal.out(`${folder}/ is what the documents say: ${plural(generated.length, 'script')}\n`), 0)
    terminal.out(`${lines.join('\n')}\n${folder}/ is not what the documents say: run \`proofbook compile\`\n`)
    return 1
  }
  const {written, removed, unchanged} = await writeScripts(root, folder, generated)
  terminal.out(`${folder}/: ${written.length} written, ${removed.length} removed, ${unchanged.length} unchanged\n`)
  return 0
}
