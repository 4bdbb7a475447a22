import type {Facts, VariableFact} from '../../fact.ts'
import type {PageOutline} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {isForeign} from '../variables/is-foreign.ts'

/** A variable that code reads is named by some page. */
export const undocumentedVariable: Rule = {
  name: 'undocumented-variable',
  about: 'A variable of the environment that code reads, or an example of settings has, is named by a page',
  why: 'A variable that no page names is one that nobody on call knows to set, and nobody dares to remove.',
  remedy: 'Name it in the page that lists the variables, with what it does and what it is where it is not set.',
  severity: 'off',
  good: [
    {
      shows: 'what a page names, what tests read, and what other programs set',
      files: {
        'src/main.ts': 'process.env.DB_HOST\nprocess.env.NODE_ENV\n',
        'test/main.test.ts': 'process.env.TEST_ONLY\n',
        '.env.example': 'LOG_LEVEL=info\n',
        'compose.yaml': 'services:\n  web:\n    environment:\n      - ONLY_DECLARED=1\n',
      },
      page: '`DB_HOST`\n\n```dotenv\nLOG_LEVEL=debug\n```\n',
    },
  ],
  bad: [
    {
      shows: 'a variable that no page names',
      files: {'src/main.ts': 'const host =\n  process.env.DB_HOST\n', '.env.example': 'DB_HOST=x\nDB_PASS=y\n'},
      page: 'Nothing is said here.\n',
      finds: ['.env.example:1:1 DB_HOST', '.env.example:2:1 DB_PASS'],
    },
  ],
  repository: ({facts, pages, settings}) => {
    const named = namedIn(pages, facts)
    const seen = new Set<string>()
    return facts.all('variable').flatMap((fact) => {
      const {name, path} = fact
      if (seen.has(name) || named.has(name) || isForeign(name, settings.foreignVariables)) return []
      if (!isOwn(fact) || isTest.test(path)) return []
      seen.add(name)
      return [finding(fact, facts)]
    })
  },
}

const isTest =
  /(?:^|\/)(?:tests?|__tests__|spec|e2e|fixtures?|examples?|scripts|testdata|\.github)\/|[._-](?:test|spec|bench)\b[^/]*$|\.config\.[cm]?[jt]s$/

/** Read by code, or in an example of settings: what YAML declares is for other programs as often as not. */
function isOwn({use, path}: VariableFact): boolean {
  return use === 'read'
    ? !/\.(?:ya?ml|sh|bash|zsh)$/.test(path)
    : /env[\w.-]*\.(?:example|sample|template|dist)$/.test(path)
}

function namedIn(pages: readonly PageOutline[], {textOf}: Facts): Set<string> {
  const found = new Set<string>()
  for (const {path} of pages)
    for (const [name] of (textOf(path) ?? '').matchAll(/\b[A-Z][A-Z0-9_]+\b/g)) found.add(name)
  return found
}

function finding({name, path, line}: VariableFact, facts: Facts): Finding & {path: string} {
  const written = facts.textOf(path)?.split(/\r\n|\n|\r/)[line - 1] ?? ''
  const column = Math.max(0, written.search(new RegExp(`\\b${name}\\b`))) + 1
  const start = {line, column}
  const reason = `Unexpected variable \`${name}\` without a page that names it, expected one`
  return {path, start, end: {line, column: column + name.length}, reason, subject: name}
}
