import {dirname, join} from 'node:path/posix'
import type {Page, Span} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {whereItWent} from '../links/where-it-went.ts'
import {madeOn} from '../paths/made-on-page.ts'
import {hasKnownEnding, isThere, plainPath} from '../paths/repository-path.ts'
import {type Command, commandsIn} from '../shell/commands-in.ts'

/** A path that a page names is one of the repository. */
export const unknownFile: Rule = {
  name: 'unknown-file',
  about: 'A file that a page names, in code or in a command, is there',
  why: '`No such file or directory` in the middle of a procedure: whoever follows it has to guess what the file is called now.',
  remedy:
    'Write the path that the file has now. What a build makes belongs into `.gitignore`; what a page makes by its own commands is known.',
  severity: 'warning',
  good: [
    {
      shows: 'paths from the page, from the root, from a package, and from where `cd` led',
      files: {
        'src/main.ts': '',
        'web/src/app.ts': '',
        'web/tests/setup.ts': '',
        'runbooks/sql/fix.sql': '',
        'scripts/run.sh': '',
      },
      page: [
        '`src/main.ts` `./src/main.ts:12` `sql/fix.sql` `../scripts/run.sh` `src/app.ts` `web/` `tests/setup.ts`\n',
        '```bash\npsql -f sql/fix.sql\ncd web\nnode src/app.ts --config=tests/setup.ts\n../scripts/run.sh < src/app.ts\n```',
      ].join('\n'),
    },
    {
      shows: 'what is no path of the repository, or none that anyone can know',
      files: {'src/main.ts': '', 'docs/a.md': '', 'text/a.txt': '', '.gitignore': 'src/gen/\n'},
      page: [
        '`src/*.ts` `src/<name>.ts` `src/${x}.ts` `/src/no.ts` `~/src/no.ts` `text/x.html` `docs/update-readme` `origin/main`',
        '`github.com/o/n/no.go` `@scope/pkg/no.js` `https://x.y/src/no.ts` `other/no.ts` `no.ts` `src/gen/x.ts` `src/.../x.ts`',
        'Create `src/new.ts`. It was called `src/old.ts` before. For example `src/thing.ts`.\n',
        '```bash\nssh host cat src/no.ts\nkubectl exec pod -- cat src/no.ts\ndocker run -v a:b image src/no.ts\ngit checkout docs/no.md\n```',
      ].join('\n'),
    },
    {
      shows: 'what the page makes itself',
      files: {'src/main.ts': ''},
      page: '```bash\nmkdir -p src/made\ncp src/main.ts src/copy.ts\ncurl -o src/got.json https://x.y\ngit clone https://x.y/tool.git\ncat src/made/a.ts src/copy.ts src/got.json\ncd tool && cat src/other.ts\necho > src/log.txt\n```\n\n`src/made/b.ts`\n\n```ts title="src/shown.ts"\n```\n\n`src/shown.ts`\n',
    },
    {
      shows: 'what was decided or changed once',
      path: 'adr/0001-x.md',
      files: {'src/main.ts': ''},
      page: 'We put it into `src/gone.ts`.\n',
    },
  ],
  bad: [
    {
      shows: 'files that are not there, in code, in commands and in redirections',
      files: {'src/main.ts': '', 'tests/setup-all.ts': '', 'scripts/run.sh': ''},
      page: 'See `tests/setup.ts` and ``./src/mian.ts:3``.\n\n- do\n\n  ```bash\n  $ node src/no.js --conf=src/no.yaml\n  $ ./scripts/stop.sh\n  $ psql < scripts/no.sql\n  ```\n',
      finds: [
        '1:6 tests/setup.ts',
        '1:28 ./src/mian.ts:3',
        '6:10 src/no.js',
        '6:27 src/no.yaml',
        '7:5 ./scripts/stop.sh',
        '8:12 scripts/no.sql',
      ],
    },
    {
      shows: 'a file that only a check names',
      files: {'src/main.ts': ''},
      page: '```check shell\nid: a\nrun: |\n  if true; then\n    node src/mian.ts\n  fi\n```\n',
      finds: ['5:10 src/mian.ts'],
    },
    {
      shows: 'a folder of the usual name that the repository does not have',
      files: {'app/main.ts': ''},
      page: 'The setup (`tests/setup.ts`) connects; `tests/setup.py` is of another program.\n',
      finds: ['1:13 tests/setup.ts'],
    },
    {
      shows: 'a file that git says was renamed',
      files: {'src/main.ts': ''},
      renames: {'src/index.ts': 'src/main.ts'},
      page: 'It starts in `src/index.ts:10`.\n\n```sh\nnode ./src/index.ts\n```\n',
      finds: ['1:15 src/index.ts:10', '4:6 ./src/index.ts'],
      fixed: 'It starts in `src/main.ts:10`.\n\n```sh\nnode ./src/main.ts\n```\n',
    },
  ],
  page: (page, world) => {
    if (isHistory(page.path)) return []
    const isMade = madeOn(page)
    return [...namedIn(page, world), ...commandsIn(page).flatMap((command) => namedBy(command))]
      .filter(({path}) => !isMade(path))
      .flatMap((named) => lookUp(named, page, world))
  },
}

/** A path, as it is written and as it is looked for, and the folder that it counts from. */
interface Named extends Span {
  text: string
  path: string
  folder: string
}

/** Decisions and lists of changes speak of what was. */
function isHistory(path: string): boolean {
  return /(?:^|\/)(?:adrs?|decisions?|rfcs?|proposals?|postmortems?|releases?|changelogs?|archived?)\/|(?:^|\/)(?:changelog|changes|history|news|release|upgrad|migrat)[^/]*$/i.test(
    path,
  )
}

const speaksOfOther =
  /\b(?:creat\w*|generat\w*|writ(?:e|es|ten)|produc\w*|outputs?|e\.g\.|examples?|such as|like|imagine|suppose|could|might|would|should|new|old|was|were|formerly|previously|used to|no longer|mov\w*|renam\w*|remov\w*|delet\w*|deprecat\w*|instead|upstream|optional\w*|if (?:it|there|you|present)|add(?:s|ed|ing)?|save\w*|cop(?:y|ied)|called|named|will be|planned|todo)\b/i

/** Paths in inline code, where the sentence does not say that they are to be made, or were something else. */
function namedIn(page: Page, {facts}: World): Named[] {
  let lines: string[] | undefined
  return page.codes.flatMap(({text, start, end}): Named[] => {
    const path = plainPath(text)
    if (path === undefined || start.line !== end.line || !hasKnownEnding(path)) return []
    const {files} = facts
    if (isThere(path, foldersFrom('', page.path, files), files) !== false) return []
    lines ??= (facts.textOf(page.path) ?? '').split(/\r\n|\n|\r/)
    if (speaksOfOther.test((lines[start.line - 1] ?? '').replace(/`[^`]*`/g, ''))) return []
    const width = Math.max(1, Math.floor((end.column - start.column - text.length) / 2))
    const column = start.column + width
    const at = {start: {line: start.line, column}, end: {line: start.line, column: column + text.length}}
    return [{...at, text, path, folder: ''}]
  })
}

/** Programs that look elsewhere, or whose words are no files. */
const elsewhere =
  /^(?:ssh|scp|sftp|rsync|docker|podman|nerdctl|docker-compose|kubectl|oc|git|gh|glab|hg|svn|brew|apt|apt-get|yum|dnf|pip|pip3|npm|npx|pnpm|yarn|bun|gem|cargo|go|composer|helm|curl|wget|aws|gcloud|az|rm|unzip|tar|zip|find|grep|rg|sed|awk|echo|printf|export|vi|vim|nano|emacs|code|open|mkdir|touch|tee)$/

/** Paths that a command reads or runs. */
function namedBy({words, redirects, folder}: Command): Named[] {
  if (folder === undefined) return []
  const [program, ...rest] = words
  const read = redirects.filter(({operator}) => operator === '<').map(({word}) => word)
  const takes = /^kubectl$/.test(program?.text ?? '')
    ? rest.filter((_, index) => /^(?:-f|--filename|-k)$/.test(rest[index - 1]?.text ?? '') && !hasDashes(rest))
    : elsewhere.test(program?.text ?? '')
      ? []
      : rest
  return [...(program ? [program] : []), ...takes, ...read].flatMap((word): Named[] => {
    if (!word.isLiteral) return []
    const flag = word === program ? '' : (/^--?[\w-]+=/.exec(word.text)?.[0] ?? '')
    const text = word.text.slice(flag.length)
    const path = plainPath(text)
    const isLong = word.end.line === word.start.line && word.end.column - word.start.column === word.text.length
    if (path === undefined || !isLong || !hasKnownEnding(path)) return []
    const start = {line: word.start.line, column: word.start.column + flag.length}
    return [{start, end: word.end, text, path, folder}]
  })
}

function hasDashes(words: {text: string}[]): boolean {
  return words.some(({text}) => text === '--')
}

/** The folders that a path may count from; none where a command went to one that the repository does not have. */
function foldersFrom(folder: string, page: string, files: World['facts']['files']): string[] {
  const starts = [join('.', dirname(page), folder), join('.', folder)].map((one) => (one === '.' ? '' : one))
  return [...new Set(starts)].filter((one) => one === '' || (!one.startsWith('..') && files.isFolder(one)))
}

function lookUp({text, path, folder, start, end}: Named, page: Page, world: World): Finding[] {
  const {files} = world.facts
  const folders = foldersFrom(folder, page.path, files)
  if (isThere(path, folders, files) !== false) return []
  const places = folders.map((one) => join('.', one, path))
  const {renamedTo, hint} = whereItWent(places, world)
  const from = folders.find((one) => files.renamedTo(join('.', one, path)) === renamedTo)
  const isBelow = renamedTo !== undefined && from !== undefined && (from === '' || renamedTo.startsWith(`${from}/`))
  const put =
    isBelow && !path.startsWith('../')
      ? text.replace(path, () => renamedTo.slice(from === '' ? 0 : from.length + 1))
      : undefined
  return [
    {
      start,
      end,
      reason: `Unexpected \`${text}\`, expected a file that is there`,
      subject: text,
      ...(hint !== undefined && {hint}),
      ...(put !== undefined && {fix: {start, end, text: put}}),
    },
  ]
}
