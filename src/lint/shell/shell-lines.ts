import type {Point} from '../../model.ts'
import type {PageFence, TextStart} from '../../page.ts'
import {lineStarts} from '../../util/line-starts.ts'

/** A stretch of shell code: its text, and where each of its characters stands in the page. */
export interface ShellText {
  text: string
  /** In order; the first one is at 0. */
  starts: readonly TextStart[]
  /** The folder that a check runs it in, as written. Undefined: where the commands before it led. */
  folder?: string
}

/** Where a character of shell code stands in the page. */
export function pointIn({starts}: ShellText, offset: number): Point {
  let index = 0
  while (index + 1 < starts.length && starts[index + 1]!.at <= offset) index++
  const {at, line, column} = starts[index]!
  return {line, column: column + offset - at}
}

const shells = /^(?:sh|bash|shell|zsh|ksh|console|terminal|shell-?session|sh-session|bash-session|shellsession)$/i
const sessions = /^(?:console|terminal|shell-?session|sh-session|bash-session|shellsession)$/i
/** `$ `, `# `, `% `, `root@host:~# `, `[user@host dir]$ `, `(venv) $ `, `❯ `, `PS C:\> ` */
const prompt =
  /^\s*(?:\([\w.-]+\)\s*)?(?:(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+(?:[: ][^\s$#%]*)?|~|bash-[\d.]+)?\s*[$%❯➜]|(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+(?:[: ][^\s$#%]*)?)\s*#)\s+(?=\S)/u

/**
 * The commands of a code block, each with what continues it on further lines: after a prompt where any line has one, because then all
 * else is output; else all of a block whose language is a shell. Of a check, the shell code that it holds. Empty for any other block.
 */
export function shellLines({language, text, line, columns, shell}: PageFence): ShellText[] {
  if (shell) return shell
  if (!shells.test(language) && language !== '' && !/^(?:text|txt|plain)$/i.test(language)) return []
  const lines = text.split('\n')
  const prompts = lines.map((one) => prompt.exec(one)?.[0].length ?? 0)
  const isSession = prompts.some((length) => length > 0)
  if (!isSession) {
    if (!shells.test(language) || sessions.test(language)) return []
    return [{text, starts: lineStarts({text, line, columns})}]
  }
  const found: ShellText[] = []
  for (let index = 0; index < lines.length; index++) {
    const width = prompts[index]!
    if (width === 0) continue
    let end = index
    while (/(?:^|[^\\])(?:\\\\)*\\$/.test(lines[end]!) && end + 1 < lines.length && prompts[end + 1] === 0) end++
    const continued = lines.slice(index + 1, end + 1).map((one) => one.replace(/^> ?/, ''))
    const widths = [width, ...lines.slice(index + 1, end + 1).map((one, at) => one.length - continued[at]!.length)]
    const command = [lines[index]!.slice(width), ...continued].join('\n')
    const begins = widths.map((one, at) => columns[index + at]! + one)
    found.push({text: command, starts: lineStarts({text: command, line: line + index, columns: begins})})
    index = end
  }
  return found
}
