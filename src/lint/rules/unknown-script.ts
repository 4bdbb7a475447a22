import type {Facts, ScriptFact} from '../../fact.ts'
import type {Finding, Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {type Command, commandsIn, type Word} from '../shell/commands-in.ts'

/** A command runs a script that some package.json has. */
export const unknownScript: Rule = {
  name: 'unknown-script',
  about: 'A command runs a script that a `package.json` has',
  why: 'Who follows the page gets `missing script` in the middle of a procedure, and has to guess what was meant.',
  remedy: 'Write the name that the script has now, or what replaced it.',
  severity: 'error',
  good: [
    {
      shows: 'a script of the nearest package, and of a workspace',
      files: {
        'package.json': '{"name": "shop", "scripts": {"build": "tsc"}}',
        'web/package.json': '{"name": "web", "scripts": {"serve": "vite"}}',
      },
      page: '```bash\nnpm run build\ncd web && npm run serve\nnpm run serve -w web\nnpm test\nyarn add left-pad\n```\n',
    },
    {shows: 'a repository without packages', page: 'Run `npm run anything`.\n'},
  ],
  bad: [
    {
      shows: 'a script that was renamed',
      files: {'package.json': '{"scripts": {"format": "prettier ."}}'},
      page: '# Release\n\nRun `npm run fmt`, then:\n\n```sh\npnpm run formt\n```\n',
      finds: ['3:14 fmt', '6:10 formt'],
    },
  ],
  page: (page, {facts}) => {
    if (facts.all('script').length === 0) return []
    return commandsIn(page).flatMap((command) => {
      const word = scriptOf(command)
      return word ? lookUp(word, facts) : []
    })
  },
}

/** The word that names a script: `npm run x`, `yarn run x`, `pnpm run x`, `bun run x`, with options before or behind `run`. */
function scriptOf({words}: Command): Word | undefined {
  const [program, ...rest] = words
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(program?.text ?? '')) return undefined
  const plain = rest.filter((_, index) => !isOption(rest, index))
  if (!/^(?:run|run-script)$/.test(plain[0]?.text ?? '')) return undefined
  const word = plain[1]
  return word?.isLiteral && /^[\w:./@-]+$/.test(word.text) ? word : undefined
}

const valued = /^(?:-w|--workspace|-C|--dir|--prefix|--cwd|-F|--filter)$/

function isOption(words: Word[], index: number): boolean {
  return words[index]!.text.startsWith('-') || valued.test(words[index - 1]?.text ?? '')
}

function lookUp(word: Word, facts: Facts): Finding[] {
  const {text, start, end} = word
  if (facts.named('script', text).length > 0) return []
  const names = new Set(facts.all('script').map(({name}: ScriptFact) => name))
  const reason = `Unexpected script \`${text}\`, expected one of a \`package.json\``
  const hint = didYouMean(text, names)
  return [{start, end, reason, subject: text, ...(hint !== undefined && {hint})}]
}
