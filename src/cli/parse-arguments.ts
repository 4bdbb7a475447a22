import {parseArgs} from 'node:util'
import {didYouMean} from '../util/nearest.ts'
import {type Command, commands, common} from './options.ts'
import {UsageError} from './usage-error.ts'

/** What was typed: the command, its arguments and its options by name. */
export interface Arguments {
  /** Undefined when only the program's own help or version was asked for. */
  command?: Command
  positionals: string[]
  options: Options
}

/** Option values by name: a switch is `true` (or `false` after `--no-`), a repeatable option is a list. */
export type Options = Record<string, string | boolean | string[] | undefined>

/** Reads the arguments behind the program's name. Throws a {@link UsageError} that names the word and the likely one. */
export function parseArguments(words: readonly string[]): Arguments {
  const at = words.findIndex((word) => !word.startsWith('-'))
  const command = at === -1 ? undefined : commandNamed(words[at]!)
  const rest = at === -1 ? words : words.filter((_, i) => i !== at)
  const known = {...command?.options, ...common}
  const {tokens} = parseArgs({
    args: [...rest],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: parseOptions(known),
  })

  const options: Options = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const negated = token.name.startsWith('no-') && token.name.slice(3) in known
    const name = negated ? token.name.slice(3) : token.name
    const option = known[name]
    if (!option) throw unknownOption(token.rawName, known, command)
    if (option.value === undefined) {
      if (token.value !== undefined)
        throw new UsageError(`Unexpected value \`${token.value}\` for the switch \`--${name}\``)
      options[name] = !negated
    } else {
      const value = token.value ?? option.fallback
      if (negated || value === undefined)
        throw new UsageError(`Missing value for \`--${name}\`, expected \`--${name} <${option.value}>\``)
      if (option.choices) inspectChoice(name, value, option.choices)
      options[name] = option.multiple ? [...((options[name] as string[] | undefined) ?? []), value] : value
    }
  }
  return {command, positionals, options}
}

function commandNamed(word: string): Command {
  const found = commands.find(({name}) => name === word)
  if (found) return found
  const names = commands.map(({name}) => name)
  throw new UsageError(`Unexpected command \`${word}\`, expected one of ${names.join(', ')}`, didYouMean(word, names))
}

function parseOptions(known: Command['options']) {
  return Object.fromEntries(
    Object.entries(known).map(([name, {value, fallback, short, multiple}]) => [
      name,
      {
        // One that can stand alone takes its value behind `=` only: the word behind it may be a path.
        type: value === undefined || fallback !== undefined ? ('boolean' as const) : ('string' as const),
        ...(short && {short}),
        ...(multiple && {multiple}),
      },
    ]),
  )
}

function unknownOption(raw: string, known: Command['options'], command?: Command): UsageError {
  const names = Object.keys(known).map((name) => `--${name}`)
  const see = `\`proofbook ${command ? `${command.name} ` : ''}--help\` lists them`
  return new UsageError(`Unexpected option \`${raw}\``, didYouMean(raw, names) ?? see)
}

function inspectChoice(name: string, value: string, choices: readonly string[]): void {
  const word = value.split('=', 1)[0]!
  if (choices.includes(word)) return
  throw new UsageError(
    `Unexpected \`--${name} ${word}\`, expected one of ${choices.join(', ')}`,
    didYouMean(word, choices),
  )
}
