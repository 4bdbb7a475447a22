import type {Finding, Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import type {KnownProgram} from '../programs/known-programs.ts'
import {invocationsIn} from '../programs/invocations-in.ts'
import type {Word} from '../shell/commands-in.ts'

const files = {
  'docs/shopctl.md':
    '# shopctl\n\n```text\nUsage: shopctl sync [path]\n\nOptions:\n  -f, --force     overwrite; --no-force for never\n      --to <where>\n```\n\n```text\nUsage: shopctl list\n\nOptions:\n  --json\n```\n',
}
const settings = {programs: {shopctl: 'docs/shopctl.md'}}

/** A flag of a program is one that its reference has. */
export const unknownFlag: Rule = {
  name: 'unknown-flag',
  about: 'A flag of a known program is in its reference, at the command it is given to',
  why: 'Who follows the page gets `unknown option` in the middle of a procedure, or the flag does nothing any more.',
  remedy:
    'Write the flag that the command has now. Which file is the reference of a program says `lint.programs` of the configuration.',
  severity: 'error',
  good: [
    {
      shows: 'flags that are there, and what is none of this program',
      files,
      settings,
      page: '```sh\nshopctl sync -f --to=x a\nnpx --yes shopctl sync --no-force --help -- --other\nshopctl $COMMAND --anything\nshopctl list "$FLAG" | grep --only x\nother --flag\nshopctl sync --to -x\n```\n',
    },
  ],
  bad: [
    {
      shows: 'flags that are not there, or at another command',
      files,
      settings,
      page: '```sh\nshopctl sync --froce\nshopctl list -f --to=x\n```\n',
      finds: ['2:14 --froce', '3:14 -f', '3:17 --to'],
    },
  ],
  page: (page, {facts}) =>
    invocationsIn(page, facts).flatMap(({program, known, command, args}) => {
      const flags = flagsOf(known, command, args)
      if (!flags) return []
      const whole = command === undefined ? program : `${program} ${command}`
      return args.flatMap((word, index) => lookUp(word, args[index - 1], flags, whole))
    }),
}

/** The flags that may be given; undefined where nobody can tell. */
function flagsOf({commands, flags}: KnownProgram, command: string | undefined, args: Word[]): Set<string> | undefined {
  const all = flags.get('') ?? new Set<string>()
  if (command !== undefined) {
    const own = flags.get(command)
    return own && new Set([...all, ...own])
  }
  // What runs a command that is not known may have any flag.
  if (commands.size > 0 && args.some(({text}) => !text.startsWith('-'))) return undefined
  return all.size > 0 ? all : undefined
}

function lookUp(word: Word, before: Word | undefined, flags: Set<string>, program: string): Finding[] {
  const name = word.text.replace(/=.*$/s, '')
  const {start} = word
  const isFlag = /^--[a-z][\w-]*$|^-[A-Za-z]$/.test(name) && (word.isLiteral || word.text !== name)
  // Behind a flag a dash may begin its value.
  if (!isFlag || flags.has(name) || (name.length === 2 && before?.text.startsWith('--'))) return []
  if (/^(?:-h|--help|--version)$/.test(name)) return []
  const end = {line: start.line, column: start.column + name.length}
  const reason = `Unexpected flag \`${name}\`, expected one of \`${program}\``
  const hint = didYouMean(name, flags)
  return [{start, end, subject: name, reason, ...(hint !== undefined && {hint})}]
}
