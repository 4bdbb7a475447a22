import type {Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {invocationsIn} from '../programs/invocations-in.ts'

const files = {
  'docs/shopctl.md':
    '# shopctl\n\n```text\nUsage: shopctl [command]\n\nCommands:\n  orders list  list them\n  sync         copy them\n\nOptions:\n  -h, --help\n```\n',
}
const settings = {programs: {shopctl: 'docs/shopctl.md'}}

/** A command of a program is one that its reference has. */
export const unknownCommand: Rule = {
  name: 'unknown-command',
  about: 'A command of a known program is in its reference',
  why: 'Who follows the page gets `unknown command` in the middle of a procedure, and has to guess what was meant.',
  remedy:
    'Write the command that the program has now. Which file is the reference of a program says `lint.programs` of the configuration.',
  severity: 'error',
  good: [
    {
      shows: 'commands that are there, and what may be no command',
      files,
      settings,
      page: 'Run `shopctl sync`, `npx shopctl sync --all`, `shopctl orders list`, `shopctl <command>`, `shopctl --help` or `shopctl ./file`.\n',
    },
    {shows: 'a program whose reference is not known', page: 'Run `shopctl anything`.\n'},
    {
      shows: 'a program without commands',
      files: {'docs/shopctl.md': 'Usage: shopctl [file]\n\n  --help\n'},
      settings,
      page: 'Run `shopctl anything`.\n',
    },
  ],
  bad: [
    {
      shows: 'a command that is not there',
      files,
      settings,
      page: 'Run `shopctl snyc`:\n\n```console\n$ npx --yes shopctl@latest prune --all\n```\n',
      finds: ['1:14 snyc', '4:28 prune'],
    },
  ],
  page: (page, {facts}) =>
    invocationsIn(page, facts).flatMap(({program, known, command, args}) => {
      const [first] = args
      if (known.commands.size === 0 || command !== undefined || !first) return []
      const {text, isLiteral, start, end} = first
      const begins = [...known.commands].some((name) => name.startsWith(`${text} `))
      if (!isLiteral || begins || !/^[a-z][a-z0-9-]*$/.test(text) || /^(?:help|version)$/.test(text)) return []
      const reason = `Unexpected command \`${text}\`, expected one of \`${program}\``
      const hint = didYouMean(text, known.commands)
      return [{start, end, subject: text, reason, ...(hint !== undefined && {hint})}]
    }),
}
