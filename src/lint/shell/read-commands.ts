import {join} from 'node:path/posix'
import type {Span} from '../../page.ts'
import type {Command, Word} from './command.ts'
import type {ShellText} from './shell-lines.ts'
import {type Token, tokens} from './tokens.ts'

/** Words that only run what comes behind them, and those of their options that take a value. */
const runners: Record<string, RegExp> = {
  sudo: /^-[ugpCDhrtT]$/,
  doas: /^-[uC]$/,
  env: /^-[uCS]$/,
  time: /^-[fo]$/,
  nohup: /^$/,
  exec: /^-a$/,
  command: /^$/,
  nice: /^-n$/,
  xargs: /^-[ILnPsdEa]$/,
  watch: /^-[nd]$/,
  timeout: /^-[ks]$/,
  flock: /^-[wE]$/,
  builtin: /^$/,
}
const keywords = /^(?:if|then|elif|else|fi|while|until|do|done|!|\{|\}|\(|\))$/
/** What these introduce is no command: names, patterns. */
const introducers = /^(?:for|case|select|function|in|esac)$/

/** The simple commands of shell code; `folder` is where it starts. Total: what no shell would take gives what can be told of it. */
export function readCommands(
  shell: ShellText,
  folder: string | undefined,
): {commands: Command[]; folder: string | undefined} {
  const commands: Command[] = []
  let at = folder
  let within: string | undefined
  let before: Command | undefined
  /** Where each subshell was entered, to go back to. */
  const outer: (string | undefined)[] = []
  for (const {parts, piped, opens, closes} of simpleCommands(tokens(shell))) {
    for (let left = closes; left > 0 && outer.length > 0; left--) at = outer.pop()
    for (let left = opens; left > 0; left--) outer.push(at)
    const command = toCommand(parts, at)
    if (!command) {
      before = undefined
      continue
    }
    if (piped && before) command.after = before
    before = command
    commands.push(command)
    if (at === undefined && within !== undefined) command.within = within
    at = folderAfter(command, at)
    if (isMove(command)) within = /^\$\{?(\w+)\}?$/.exec(command.words[1]?.text ?? '')?.[1]
  }
  return {commands, folder: outer.length > 0 ? outer[0] : at}
}

interface Simple {
  parts: Token[]
  piped: boolean
  /** How many subshells end before it, and how many begin then. */
  closes: number
  opens: number
}

function simpleCommands(all: Token[]): Simple[] {
  const found: Simple[] = []
  let parts: Token[] = []
  let piped = false
  let [closes, opens] = [0, 0]
  const end = () => {
    if (parts.length === 0) return
    found.push({parts, piped, closes, opens})
    parts = []
    closes = 0
    opens = 0
  }
  for (const token of all) {
    if (token.kind !== 'operator') {
      parts.push(token)
      continue
    }
    end()
    if (token.text === '(') opens++
    else if (token.text === ')' && opens > 0) opens--
    else if (token.text === ')') closes++
    piped = token.text === '|' || token.text === '|&'
  }
  end()
  found.push({parts: [], piped: false, closes, opens: 0})
  return found
}

function toCommand(parts: Token[], folder: string | undefined): Command | undefined {
  if (parts.length === 0) return undefined
  const words: Word[] = []
  const assignments: Command['assignments'] = []
  const redirects: Command['redirects'] = []
  const uses = parts.flatMap(({uses}) => uses)
  for (let index = 0; index < parts.length; index++) {
    const {kind, text, start, end, isLiteral, isQuoted} = parts[index]!
    if (kind === 'redirect') {
      const target = parts[index + 1]
      if (target?.kind === 'word' && !/[<>]&$|^<<<?/.test(text)) redirects.push({operator: text, word: wordOf(target)})
      if (target?.kind === 'word') index++
      continue
    }
    if (words.length === 0 && !isQuoted) {
      if (keywords.test(text)) continue
      if (introducers.test(text)) return undefined
      const set = /^([A-Za-z_]\w*)\+?=(.*)$/s.exec(text)
      if (set) {
        assignments.push({name: set[1]!, value: set[2]!, at: {start, end}})
        continue
      }
    }
    words.push({text, isLiteral, start, end})
  }
  const program = withoutRunners(words, assignments)
  if (program.length === 0 && assignments.length === 0) return undefined
  const span: Span = {start: parts[0]!.start, end: parts.at(-1)!.end}
  if (/^(?:export|local|declare|readonly|typeset)$/.test(program[0]?.text ?? ''))
    for (const {text, start, end} of program.slice(1)) {
      const set = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(text)
      if (set) assignments.push({name: set[1]!, value: set[2] ?? '', at: {start, end}})
    }
  return {...span, words: program, assignments, uses, redirects, folder}
}

function wordOf({text, isLiteral, start, end}: Token): Word {
  return {text, isLiteral, start, end}
}

function withoutRunners(words: Word[], assignments: Command['assignments']): Word[] {
  let at = 0
  for (let valued = runnerAt(words, at); valued; valued = runnerAt(words, at)) {
    const runner = words[at]!.text
    at++
    while (at < words.length && /^-./.test(words[at]!.text)) at += valued.test(words[at]!.text) ? 2 : 1
    if (runner === 'timeout' || runner === 'flock') at++
    for (let set; at < words.length && (set = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[at]!.text)); at++)
      assignments.push({name: set[1]!, value: set[2]!, at: {start: words[at]!.start, end: words[at]!.end}})
  }
  return words.slice(at)
}

function runnerAt(words: Word[], at: number): RegExp | undefined {
  const name = words[at]?.text
  return name !== undefined && Object.hasOwn(runners, name) && words.length > at + 1 ? runners[name] : undefined
}

function isMove({words}: Command): boolean {
  return words[0]?.text === 'cd' || words[0]?.text === 'pushd'
}

function folderAfter(command: Command, before: string | undefined): string | undefined {
  if (!isMove(command)) return before
  const {words, redirects} = command
  const to = words[1]
  if (!to || !to.isLiteral || redirects.length > 0 || /^[~/-]/.test(to.text)) return undefined
  return before === undefined ? undefined : join(before, to.text).replace(/^\.$|\/$/g, '')
}
