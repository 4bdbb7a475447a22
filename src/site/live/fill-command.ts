import {quoteShell} from '../../util/quote-shell.ts'

/** A stretch of a command: as written, or (with `name`) the variable that stands there, filled in or not. */
export interface Part {
  text: string
  name?: string
  filled?: boolean
}

/** What cannot be pasted without harm, or looks like something else than it is. */
const deceptive = /(?![\t\n])\p{Cc}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

/**
 * Where quotes are read by other rules than those of one plain command (arithmetic, backticks, here-documents, `case`), or the text
 * is read by a second shell: only values that need no quotes are filled in there.
 */
const exotic =
  /`|<<|\(\(|\$\[|\$['"]|\$\{(?!\w+\})|\b(?:case|select|eval|let|trap|ssh|su|watch|parallel|xargs)\b|sh\s+(?:-\S+\s+)*-\w*c\b/

const token = /\\[^]|'[^']*(?:'|$)|#[^\n]*|"|\$?\(|\)|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})|[^\\'"#$()]+|[^]/y

/** Whether a value may stand in a command that is pasted into a terminal. */
export function isFit(value: string): boolean {
  return value !== '' && !deceptive.test(value)
}

/**
 * A shell command with the values in place of `$NAME` and `${NAME}`, each as a part of one quoted word, so that no value can
 * become a command. Names without a value, those that the command itself sets, and those that the shell would not look at
 * (`'$NAME'`, a comment) stay as they are.
 */
export function fillCommand(command: string, values: Readonly<Record<string, string>>): Part[] {
  const isPlain = !exotic.test(command)
  const parts: Part[] = []
  /** Whether we are within double quotes; one entry for each `(` that is open. */
  const quotes = [false]
  let before = '\n'
  token.lastIndex = 0
  for (let match; token.lastIndex < command.length && (match = token.exec(command));) {
    let [text] = match
    const isQuoted = quotes.at(-1)!
    const name = match[1] ?? match[2]
    if (name !== undefined) {
      const value = Object.hasOwn(values, name) ? values[name]! : ''
      const quoted = isFit(value) && !sets(command, name) ? quoteShell(value) : ''
      if (quoted === '' || (quoted !== value && !isPlain)) parts.push({text, name})
      else parts.push({text: isQuoted && quoted !== value ? `"${quoted}"` : quoted, name, filled: true})
    } else {
      const skips =
        (text.startsWith("'") && isQuoted) || (text.startsWith('#') && (isQuoted || !/[\s;&|()]/.test(before)))
      if (skips) token.lastIndex = match.index + (text = text[0]!).length
      else if (text === '"') quotes[quotes.length - 1] = !isQuoted
      else if (text === '$(' || (text === '(' && !isQuoted)) quotes.push(false)
      else if (text === ')' && !isQuoted && quotes.length > 1) quotes.pop()
      const last = parts.at(-1)
      if (last && last.name === undefined) last.text += text
      else parts.push({text})
    }
    before = text.at(-1)!
  }
  return parts
}

/** The text of a command in parts. */
export function textOf(parts: Part[]): string {
  return parts.map(({text}) => text).join('')
}

function sets(command: string, name: string): boolean {
  return new RegExp(String.raw`(?:^|[\s;&|(])(?:${name}=|(?:for|read)\s+(?:-\w+\s+)*${name}\b)`).test(command)
}
