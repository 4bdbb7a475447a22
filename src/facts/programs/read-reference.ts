import type {CommandFact, FlagFact} from '../../fact.ts'

const usage = /^[\s>*#`]*usage(?:\s*:\s*|\s*$)(.*)$/i
const list = /^\s*(?:[\w-]+ )*(?:sub)?commands?:?\s*$/i

/**
 * The commands and flags of a program, by a saved `--help` (commander, yargs, clap, cobra, argparse) or by a page that holds the help of
 * its commands. A flag belongs to the command of the usage or the heading above it; what is above all of them, to the whole program.
 */
export function readReference(program: string, path: string, text: string): (CommandFact | FlagFact)[] {
  const commands = new Map<string, CommandFact>()
  const flags = new Map<string, FlagFact>()
  let command: string | undefined
  let mode: 'usage' | 'list' | undefined
  let isRoot = true
  const addCommand = (name: string, line: number) => {
    if (!commands.has(name)) commands.set(name, {family: 'command', program, name, path, line})
  }
  const addFlag = (name: string, line: number) => {
    const key = `${command ?? ''} ${name}`
    if (!flags.has(key))
      flags.set(key, {family: 'flag', program, name, path, line, ...(command !== undefined && {command})})
  }
  const enter = (name: string, line: number) => {
    command = name === '' ? undefined : name
    isRoot = name === ''
    addCommand(name, line)
  }
  for (const [index, row] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    const said = usage.exec(row)?.[1]
    const heading = /^#{1,6}\s+(.*)$/.exec(row)?.[1]
    const invoked = said ?? (mode === 'usage' || heading !== undefined ? (heading ?? row) : undefined)
    const name = invoked === undefined ? undefined : commandIn(invoked, program)
    if (name !== undefined) enter(name, line)
    if (said !== undefined) mode = 'usage'
    else if (list.test(row)) mode = 'list'
    else if (row.trim() === '' ? mode === 'list' && index > 0 : !/^\s/.test(row)) mode = undefined
    if (mode === 'list' && isRoot) for (const one of listedIn(row, program)) addCommand(one, line)
    for (const flag of flagsIn(row, said !== undefined || mode === 'usage')) addFlag(flag, line)
  }
  return [...commands.values(), ...flags.values()]
}

/** The words behind the program that are plain: its command. Undefined where the program is not run. */
function commandIn(text: string, program: string): string | undefined {
  const words = text.replace(/^[\s$>`]+/, '').split(/\s+/)
  if (words[0]?.replace(/[`:]+$/, '').replace(/^.*\//, '') !== program) return undefined
  const found: string[] = []
  for (const word of words.slice(1)) {
    const plain = word.replace(/`+$/, '')
    if (!/^[a-z][\w:-]*$/.test(plain)) break
    found.push(plain)
  }
  return found.join(' ')
}

/** `  check [paths...]  Run…`, `  prog check   Run…`, `  install, i  …`, `  build|b  …`. */
function listedIn(row: string, program: string): string[] {
  const [, first = ''] = /^\s{1,8}(\S.*?)(?:\s{2,}|\t|:\s|$)/.exec(row) ?? []
  const words = first.split(/\s+/)
  const named = words[0] === program ? words.slice(1) : words
  if (list.test(row)) return []
  const names = named[0]?.endsWith(',') ? named : named.slice(0, 1)
  return names.flatMap((name) => name.split(/[|,]/)).filter((name) => /^[a-z][\w:-]*$/.test(name))
}

/** The flags of a line of options, of a list or table that names them as code, and of a usage line. */
function flagsIn(row: string, isUsage: boolean): string[] {
  const isOption = /^\s*-{1,2}[A-Za-z0-9]/.test(row)
  const from = isOption || isUsage ? row : [...row.matchAll(/`([^`]*)`/g)].map(([, code]) => code).join(' | ')
  const found = [...from.matchAll(/(?<![\w-])(--\[no-\]|--?)([A-Za-z0-9][\w-]*)/g)]
  return found.flatMap(([, dashes, name]) =>
    dashes === '--[no-]' ? [`--${name}`, `--no-${name}`] : [`${dashes}${name}`],
  )
}
