import {dirname} from 'node:path/posix'
import type {Facts} from '../../fact.ts'
import type {Page} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {isHistory} from '../is-history.ts'
import {type PackageFile, type Packages, packagesOf} from '../scripts/packages-of.ts'
import {type ScriptCall, scriptCallOf} from '../scripts/script-call.ts'
import {scriptsAdded} from '../scripts/scripts-added.ts'
import {type Command, commandsIn, type Word} from '../shell/commands-in.ts'
import {foldersOf} from '../shell/folders-of.ts'

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
        'package.json': '{"name": "shop", "scripts": {"build": "tsc", "test": "vitest"}}',
        'web/package.json': '{"name": "@shop/web", "scripts": {"serve": "vite"}}',
        'web/src/main.ts': '',
      },
      page:
        '```bash\nnpm run build\nnpm test\nyarn add left-pad\nnpm run serve -w @shop/web\nnpm --prefix web run serve\nnpm run serve --workspace=web\n' +
        'pnpm --filter @shop/web serve\npnpm -r run serve\nyarn workspace @shop/web serve\nnpm run gone --if-present\n(cd web/src && npm run serve)\nnpm run build\ncd web && npm run serve\n```\n',
    },
    {
      shows: 'a binary of a dependency, a placeholder, and what runs elsewhere',
      files: {'package.json': '{"scripts": {"build": "tsc"}, "devDependencies": {"cypress": "13"}}'},
      page:
        '`yarn cypress`, `yarn cypress open`, `yarn tsc`, `npm run <name>`, `npm run test:*`\n\n```sh\nnpm create vite my-app\ncd my-app\nnpm run dev\n' +
        'cd "$HOME/x"; npm run y\n```\n',
    },
    {
      shows: 'a script that the page adds',
      files: {'package.json': '{"scripts": {"build": "tsc"}}'},
      page: '```json\n{\n  "scripts": {\n    "check": "tsc"\n  }\n}\n```\n\nThen `npm run check`.\n',
    },
    {
      shows: 'names that are only examples, and a project that the page has made',
      files: {'package.json': '{"scripts": {"build": "tsc"}}'},
      page: '`npm run foo`\n\n```sh\nmkdir my-app\ncd my-app\n```\n\nThen:\n\n```sh\nnpm start\n```\n',
    },
    {
      shows: 'checks of which nobody can tell, and those of other kinds',
      files: {'package.json': '{"scripts": {"build": "tsc"}}'},
      page: '```check shell\nrun: npm run $NAME\n```\n\n```check shell\nrun: npm run a\ncwd: ${FOLDER}\n```\n\n```check shell\nrun: "npm run gone\n```\n\n```check http\nrun: npm run gone\n```\n',
    },
    {
      shows: 'a list of changes',
      files: {'package.json': '{"scripts": {"build": "tsc"}}'},
      path: 'CHANGELOG.md',
      page: '- Removed `npm run gone`\n',
    },
    {shows: 'a repository without packages', page: 'Run `npm run anything`.\n'},
  ],
  bad: [
    {
      shows: 'a script that was renamed',
      files: {'package.json': '{"scripts": {"format": "prettier ."}}'},
      page: '# Release\n\nRun `npm run fmt`, then:\n\n```sh\npnpm run formt\nnpm test\nyarn eject\nyarn db:seed\nnpx run-s format tidy\n```\n',
      finds: ['3:14 fmt', '6:10 formt', '7:5 test', '8:6 eject', '9:6 db:seed', '10:18 tidy'],
    },
    {
      shows: 'a script that only a check runs, which starts at the root, wherever the page led before',
      files: {
        'package.json': '{"scripts": {"build": "tsc"}}',
        'web/package.json': '{"name": "web", "scripts": {"serve": "vite"}}',
      },
      page:
        '```sh\nmkdir /tmp/x\ncd /tmp/x\n```\n\n```check shell\nid: a\nrun: "npm run biuld | grep \\"done\\" && npm run tset"\n```\n\n' +
        '```check shell\nid: b\nrun: >\n  echo one\n  && npm run sevre\ncwd: web\n```\n\n```bash check id=c cwd=web\nnpm run biuld\n```\n',
      finds: ['8:15 biuld', '8:48 tset', '15:14 sevre', '20:9 biuld'],
    },
    {
      shows: 'a script of another package than the one that is asked',
      files: {
        'package.json': '{"name": "shop", "scripts": {"build": "tsc"}}',
        'web/package.json': '{"name": "web", "scripts": {"serve": "vite"}}',
      },
      page: '```sh\nnpm run build -w web\npnpm -C web build\nyarn workspace web build\ncd web && npm run build\n```\n',
      finds: ['2:9 build', '3:13 build', '4:20 build', '5:19 build'],
    },
  ],
  page: (page, {facts}) => {
    if (facts.all('script').length === 0 || isHistory(page)) return []
    const packages = packagesOf(facts)
    let added: Set<string> | undefined
    return commandsIn(page).flatMap((command) => {
      const call = scriptCallOf(command)
      if (!call) return []
      added ??= scriptsAdded(page)
      return judge(call, {command, page, packages, added}, facts)
    })
  },
}

interface Asked {
  command: Command
  page: Page
  packages: Packages
  added: ReadonlySet<string>
}

function judge(call: ScriptCall, {command, page, packages, added}: Asked, facts: Facts): Finding[] {
  const folders = foldersOf(command, page, facts, call.folder)
  if (folders === undefined) return []
  const files = filesFor(call, folders, packages)
  if (files.length === 0) return []
  return call.scripts.flatMap((word) => {
    const {text} = word
    if (
      isExample.test(text) ||
      added.has(text) ||
      files.some(({scripts}) => scripts.has(text)) ||
      /\.[cm]?[jt]sx?$/.test(text)
    )
      return []
    if (text === 'start' && files.some(({folder}) => facts.files.has(`${folder}${folder && '/'}server.js`))) return []
    if (call.orBinary && mayBeBinary(word, packages)) return []
    return [finding(word, files, packages, call.packages === undefined && call.folder === undefined)]
  })
}

/** The packages whose scripts may be meant; none where nobody can tell. */
function filesFor({packages: asked, many}: ScriptCall, folders: string[], {list}: Packages): PackageFile[] {
  if (many) return list
  if (asked) {
    const plain = asked.map((name) => name.replace(/^\.\/|\/$/g, ''))
    const found = plain.map((name) =>
      list.filter((file) => file.name === name || file.folder === name || file.folder.endsWith(`/${name}`)),
    )
    return found.some((some) => some.length === 0) ? [] : found.flat()
  }
  return folders.length === 0 ? list : folders.flatMap((folder) => nearest(folder, list))
}

function nearest(folder: string, list: PackageFile[]): PackageFile[] {
  for (let at = folder; ; at = dirname(at) === '.' ? '' : dirname(at)) {
    const found = list.filter((file) => file.folder === at)
    if (found.length > 0 || at === '') return found
  }
}

/** What stands for the name of any script. */
const isExample = /^(?:foo|bar|baz|xyz|[a-z]|script|script-?name|your-?script|my-?script|\.+)$/i

/** Names that scripts have and no binary. */
const surelyScript = /:|^(?:start|test|build|dev|deploy|eject|format|lint)$/

function mayBeBinary({text}: Word, {binaries}: Packages): boolean {
  return !surelyScript.test(text) || binaries.has(text)
}

function finding({text, start, end}: Word, files: PackageFile[], {scripts}: Packages, byFolder: boolean): Finding {
  const where = files.length === 1 ? `one of \`${files[0]!.path}\`` : 'one of a `package.json`'
  const reason = `Unexpected script \`${text}\`, expected ${where}`
  const elsewhere = scripts.has(text)
  const hint = elsewhere
    ? 'another package of the repository has it'
    : didYouMean(text, new Set(files.flatMap(({scripts}) => [...scripts])))
  // Who writes `cd` in one block does not always mean all that follows.
  const milder = elsewhere && byFolder && {severity: 'warning' as const}
  return {start, end, reason, subject: text, ...(hint !== undefined && {hint}), ...milder}
}
