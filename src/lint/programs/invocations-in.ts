import type {Facts} from '../../fact.ts'
import type {Page} from '../../page.ts'
import {commandsIn, type Word} from '../shell/commands-in.ts'
import {type KnownProgram, knownPrograms} from './known-programs.ts'

/** A run of a program whose reference is known. */
export interface Invocation {
  program: string
  known: KnownProgram
  /** The command that it runs; undefined where it runs none, or nobody can tell. */
  command?: string
  /** What stands behind the program, up to `--`. */
  args: Word[]
}

/** The runs of known programs that a page shows, also through `npx`, `npm exec` and their like. */
export function invocationsIn(page: Page, facts: Facts): Invocation[] {
  const programs = knownPrograms(facts)
  if (programs.size === 0) return []
  return commandsIn(page).flatMap(({words}): Invocation[] => {
    const at = programAt(words)
    const program = words[at]?.text.replace(/^.*\//, '').replace(/(?<=.)@.*$/, '') ?? ''
    const known = programs.get(program)
    if (!known) return []
    const rest = words.slice(at + 1)
    const end = rest.findIndex(({text}) => text === '--')
    const args = end === -1 ? rest : rest.slice(0, end)
    const command = commandIn(args, known)
    return [{program, known, args, ...(command !== undefined && {command})}]
  })
}

function programAt(words: Word[]): number {
  const [first, second] = words.map(({text}) => text)
  const isRunner = /^(?:npx|bunx|pnpx)$/.test(first ?? '')
  const isNested = /^(?:npm|pnpm|yarn|bun)$/.test(first ?? '') && /^(?:exec|dlx|x)$/.test(second ?? '')
  if (!isRunner && !isNested) return 0
  let at = isRunner ? 1 : 2
  while (words[at]?.text.startsWith('-')) at += /^(?:-p|--package|-w|--workspace)$/.test(words[at]!.text) ? 2 : 1
  return at
}

/** The longest command that the plain words at the front spell. */
function commandIn(args: Word[], {commands}: KnownProgram): string | undefined {
  let found: string | undefined
  let name = ''
  for (const {text, isLiteral} of args) {
    if (!isLiteral || text.startsWith('-')) break
    name = name === '' ? text : `${name} ${text}`
    if (commands.has(name)) found = name
  }
  return found
}
