import {mkdir} from 'node:fs/promises'
import {dirname, resolve} from 'node:path'
import type {Report} from '../report.ts'
import {reporters} from '../report/index.ts'
import type {Terminal} from './terminal.ts'
import {writeWhole} from './write-whole.ts'

/** One `--reporter name[=file]`. */
export interface Destination {
  name: string
  /** As typed; undefined: standard output. */
  file?: string
}

/** The reports that were asked for; by default for people, and for GitHub where it runs. */
export function destinations(typed: readonly string[] | undefined, env: Terminal['env']): Destination[] {
  if (!typed) return [{name: 'terminal'}, ...(env.GITHUB_ACTIONS === 'true' ? [{name: 'github'}] : [])]
  return typed.map((word) => {
    const at = word.indexOf('=')
    return at === -1 ? {name: word} : {name: word.slice(0, at), file: word.slice(at + 1)}
  })
}

export interface Style {
  verbose?: boolean
  lint?: boolean
  sources: (path: string) => string | undefined
}

/**
 * Writes every report, each file whole or not at all. One that cannot be written is said and does not keep the others
 * from being written. Gives whether all were.
 */
export async function writeReports(
  report: Report,
  wanted: readonly Destination[],
  terminal: Terminal,
  style: Style,
  ways = reporters,
): Promise<boolean> {
  let all = true
  for (const {name, file} of wanted) {
    const onScreen = file === undefined
    if (name === 'events') continue
    const text = ways[name]!(report, {
      ...style,
      color: onScreen && terminal.color,
      width: onScreen ? terminal.width : 100,
    })
    if (onScreen) terminal.out(text)
    else if (!(await writeFileAt(resolve(terminal.cwd, file), text, terminal))) all = false
  }
  return all
}

async function writeFileAt(path: string, text: string, terminal: Terminal): Promise<boolean> {
  try {
    await mkdir(dirname(path), {recursive: true})
    await writeWhole(path, text)
    return true
  } catch (error) {
    terminal.err(`proofbook: could not write the report \`${path}\`: ${(error as Error).message}\n`)
    return false
  }
}
