import type {PageFence} from '../../page.ts'

/** A stretch of shell code: its text, and where each of its characters stands in the page. */
export interface ShellText {
  text: string
  /** The line of the page of the first line of the text. */
  line: number
  /** For each line of the text, the column of the page at which it starts. */
  columns: number[]
}

const shells = /^(?:sh|bash|shell|zsh|ksh|console|terminal|shell-?session|sh-session|bash-session|shellsession)$/i
const sessions = /^(?:console|terminal|shell-?session|sh-session|bash-session|shellsession)$/i
/** `$ `, `# `, `% `, `root@host:~# `, `[user@host dir]$ `, `(venv) $ `, `❯ `, `PS C:\> ` */
const prompt =
  /^\s*(?:\([\w.-]+\)\s*)?(?:(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+(?:[: ][^\s$#%]*)?|~|bash-[\d.]+)?\s*[$%❯➜]|(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+(?:[: ][^\s$#%]*)?)\s*#)\s+(?=\S)/u

/**
 * The commands of a code block, each with what continues it on further lines: after a prompt where any line has one, because then all
 * else is output; else all of a block whose language is a shell. Empty for any other block.
 */
export function shellLines({language, text, line, columns}: PageFence): ShellText[] {
  if (!shells.test(language) && language !== '' && !/^(?:text|txt|plain)$/i.test(language)) return []
  const lines = text.split('\n')
  const prompts = lines.map((one) => prompt.exec(one)?.[0].length ?? 0)
  const isSession = prompts.some((length) => length > 0)
  if (!isSession) {
    if (!shells.test(language) || sessions.test(language)) return []
    return [{text, line, columns}]
  }
  const found: ShellText[] = []
  for (let index = 0; index < lines.length; index++) {
    const width = prompts[index]!
    if (width === 0) continue
    let end = index
    while (/(?:^|[^\\])(?:\\\\)*\\$/.test(lines[end]!) && end + 1 < lines.length && prompts[end + 1] === 0) end++
    const continued = lines.slice(index + 1, end + 1).map((one) => one.replace(/^> ?/, ''))
    const widths = [width, ...lines.slice(index + 1, end + 1).map((one, at) => one.length - continued[at]!.length)]
    found.push({
      text: [lines[index]!.slice(width), ...continued].join('\n'),
      line: line + index,
      columns: widths.map((one, at) => columns[index + at]! + one),
    })
    index = end
  }
  return found
}
