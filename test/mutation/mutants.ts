import {dirname, join, normalize} from 'node:path/posix'
import {isForeign} from '../../src/lint/variables/is-foreign.ts'
import {type DocumentLine, documentLines, type Mention, mentions} from './document-lines.ts'
import type {Change, Repository} from './repository.ts'

/** One fact made untrue, and a line of a document that says it is true. */
export interface Mutant {
  family: string
  /** What was changed, in words. */
  what: string
  change: Change
  /** Where it must be found. */
  path: string
  line: number
  /** Everything that the change can have made untrue speaks of one of these. */
  names: string[]
}

/**
 * Every mutant of a repository that can be told from its texts alone. The documents are searched with plain patterns, by other
 * eyes than those of the rules: what the two see differently is what this is for.
 */
export function mutantsOf(repository: Repository, isDocument: (path: string) => boolean): Mutant[] {
  const lines = documentLines(repository, isDocument)
  return [
    ...files(repository, lines),
    ...runFiles(repository, lines),
    ...anchors(repository, lines),
    ...scripts(repository, lines),
    ...tasks(repository, lines),
    ...variables(repository, lines),
    ...operations(repository, lines),
    ...metrics(repository, lines),
    ...alerts(repository, isDocument),
    ...tables(repository, lines),
    ...flags(repository, lines),
    ...versions(repository, lines),
  ]
}

const inProse = ({fence}: DocumentLine) => fence === undefined
const inShell = ({fence}: DocumentLine) => fence !== undefined && /^(?:bash|sh|shell|console|check)$/.test(fence)
const inCheck = ({fence}: DocumentLine) => fence === 'check'

/** `](path)`: the file is gone, or has another name. */
function files({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  return mentions(lines, /(?<!!)\[[^\][]*\]\(([^()\s#?:]+)(?:#[^()\s]*)?\)/g, inProse).flatMap(
    ({path, line, groups}) => {
      const target = normalize(join(dirname(path), groups[0]!))
      return target === path ? [] : goneOrMoved('file', target, texts, {path, line})
    },
  )
}

/** `run: node path`: the file that a check runs is gone, or has another name. */
function runFiles({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  return mentions(lines, /^\s*(?:run: )?(?:node|bash|sh|cat|jq \S+) ([\w.-]+(?:\/[\w.-]+)*)(?=\s|$)/g, inCheck).flatMap(
    ({path, line, groups}) => goneOrMoved('run file', groups[0]!, texts, {path, line}),
  )
}

function goneOrMoved(
  family: string,
  target: string,
  texts: Repository['texts'],
  at: Pick<Mention, 'path' | 'line'>,
): Mutant[] {
  const text = texts.get(target)
  if (text === undefined) return []
  const {path, line} = at
  const names = [target.split('/').at(-1)!, target]
  const moved = target.replace(/([^/]+?)(\.[^/.]*)?$/, '$1-moved$2')
  const gone: Change = new Map([[target, undefined]])
  return [
    {family, what: `${target} is deleted`, change: gone, path, line, names},
    {family, what: `${target} is renamed`, change: new Map([...gone, [moved, text]]), path, line, names},
  ]
}

/** `](page.md#anchor)`: the heading says something else. */
function anchors({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  return mentions(lines, /\]\(([^()\s#?:]*)#([\w-]+)\)/g, inProse).flatMap(({path, line, groups}) => {
    const target = groups[0] === '' ? path : normalize(join(dirname(path), groups[0]!))
    const text = texts.get(target)
    const anchor = groups[1]!
    // A page that a template fills may have any heading.
    if (text === undefined || !target.endsWith('.md') || /\{%|<%/.test(text)) return []
    const found = lines.filter((one) => one.path === target && one.fence === undefined && slug(one.text) === anchor)
    if (found.length !== 1) return []
    const heading = found[0]!
    const after = text.split('\n')
    after[heading.line - 1] = `${heading.text.trimEnd()} of old`
    const change = new Map([[target, after.join('\n')]])
    return [
      {family: 'anchor', what: `the heading of ${target}#${anchor} is renamed`, change, path, line, names: [anchor]},
    ]
  })
}

/** Only plain headings: what a heading with marks is linked as is for the rules to know. */
function slug(line: string): string | undefined {
  const title = /^#{1,6} ([\w ,.:-]+?)\s*$/.exec(line)?.[1]
  return title
    ?.toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}

/** `npm run x`: the script has another name, or is gone. */
function scripts({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  const found = [
    ...mentions(lines, /^\s*(?:\$ |run: )?(?:npm|yarn|pnpm) run ([\w:-]+)(?=\s|$)/g, inShell),
    ...mentions(lines, /`(?:npm|yarn|pnpm) run ([\w:-]+)`/g, inProse),
  ]
  return found.flatMap(({path, line, groups}) => {
    const name = groups[0]!
    const owners = [...texts].filter(
      ([file, text]) => /(?:^|\/)package\.json$/.test(file) && scriptLine(name).test(text),
    )
    const [owner] = owners
    if (owners.length !== 1 || !owner) return []
    const [file, text] = owner
    const renamed = text.replace(scriptLine(name), (key) => key.replace(name, `${name}-renamed`))
    const change = new Map([[file, renamed]])
    return [{family: 'script', what: `script ${name} is renamed`, change, path, line, names: [name]}]
  })
}

function scriptLine(name: string): RegExp {
  return new RegExp(`"${escaped(name)}"\\s*:\\s*"`)
}

/** `make x`: the target has another name. */
function tasks({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  const found = [
    ...mentions(lines, /^\s*(?:\$ |run: )?make ([\w-]+)(?=\s|$)/g, inShell),
    ...mentions(lines, /`make ([\w-]+)`/g, inProse),
  ]
  return found.flatMap(({path, line, groups}) => {
    const name = groups[0]!
    const owners = [...texts].filter(
      ([file, text]) => /(?:^|\/)(?:Makefile|[^/]*\.mk)$/.test(file) && taskLine(name).test(text),
    )
    if (owners.length !== 1) return []
    const [[file, text]] = owners as [[string, string]]
    const change = new Map([[file, text.replace(taskLine(name), `${name}-renamed:`)]])
    return [{family: 'task', what: `make target ${name} is renamed`, change, path, line, names: [name]}]
  })
}

function taskLine(name: string): RegExp {
  return new RegExp(`^${escaped(name)}\\s*:(?!=)`, 'm')
}

/**
 * `| \`NAME\` |`: nothing reads or declares it under that name any more. Of what a page sets itself, and of what other programs read,
 * nobody can tell.
 */
function variables(repository: Repository, lines: DocumentLine[]): Mutant[] {
  const found = mentions(lines, /^\|\s*`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g, inProse).filter(({path, groups}) => {
    const isSet = new RegExp(`\\b${groups[0]}=`).test(repository.texts.get(path)!)
    return !isSet && !isForeign(groups[0]!, [])
  })
  return found.flatMap((mention) => everywhere(repository, mention, 'variable', mention.groups[0]!, /^(?!.*\.mdx?$)/))
}

/** `GET /path`: the description of the interface has another path. */
function operations(repository: Repository, lines: DocumentLine[]): Mutant[] {
  const found = mentions(lines, /`(?:GET|POST|PUT|PATCH|DELETE) (\/[\w/{}:.-]+)`/g, inProse)
  return found.flatMap((mention) => {
    const route = mention.groups[0]!.replace(/:(\w+)/g, '{$1}')
    const owner = [...repository.texts].find(
      ([file, text]) => /openapi\.(?:json|ya?ml)$/.test(file) && text.includes(`"${route}":`),
    )
    if (!owner) return []
    const [file, text] = owner
    const renamed = route.replace(/([a-z]+)(?=(?:\/\{\w+\})*$)/, 'renamed-$1')
    const change = new Map([[file, text.replace(`"${route}":`, `"${renamed}":`)]])
    const {path, line} = mention
    return [
      {
        family: 'operation',
        what: `route ${route} is renamed`,
        change,
        path,
        line,
        names: [route.replace(/\/\{.*$/, '')],
      },
    ]
  })
}

/** `` `metric_name` ``: nothing exposes it under that name. */
function metrics(repository: Repository, lines: DocumentLine[]): Mutant[] {
  const found = mentions(
    lines,
    /`([a-z]+(?:_[a-z]+)+_(?:total|seconds|bytes|ratio|state|active))(?:\{[^`]*\})?`/g,
    inProse,
  )
  return found.flatMap((mention) => everywhere(repository, mention, 'metric', mention.groups[0]!, /\.(?:ts|js|go|py)$/))
}

/** `alerts: [Name]` in front matter: no rule defines an alert of that name. */
function alerts({texts}: Repository, isDocument: (path: string) => boolean): Mutant[] {
  return [...texts].flatMap(([path, text]) => {
    const written = isDocument(path) ? /^alerts: \[([A-Za-z, ]+)\]$/m.exec(text) : null
    if (!written) return []
    const line = text.slice(0, written.index).split('\n').length
    return written[1]!.split(/,\s*/).flatMap((name) => {
      const owner = [...texts].find(([file, text]) => /\.ya?ml$/.test(file) && alertLine(name).test(text))
      if (!owner) return []
      const change = new Map([[owner[0], owner[1].replace(alertLine(name), `$1${name}Renamed`)]])
      return [{family: 'alert', what: `alert ${name} is renamed`, change, path, line, names: [name]}]
    })
  })
}

function alertLine(name: string): RegExp {
  return new RegExp(`(-\\s+alert:\\s*)${escaped(name)}(?=\\s*$)`, 'm')
}

/** `from table` in SQL: no migration makes a table of that name. */
function tables(repository: Repository, lines: DocumentLine[]): Mutant[] {
  const sql = ({fence, text}: DocumentLine) =>
    fence === 'sql' || (fence === 'check' && /^query:|^\s+select/i.test(text))
  const found = mentions(lines, /\bfrom ([a-z_]+)\b(?!\s*\(|\.)/gi, sql)
  return found.flatMap((mention) => {
    const name = mention.groups[0]!
    const made = [...repository.texts].some(
      ([file, text]) =>
        /migrations\//.test(file) && new RegExp(`create table (?:if not exists )?${name}\\b`, 'i').test(text),
    )
    return made ? everywhere(repository, mention, 'table', name, /migrations\//) : []
  })
}

/** `proofbook check --flag`: the reference of the command line has it under another name. */
function flags({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  const reference = 'docs/cli.md'
  const text = texts.get(reference)
  if (text === undefined || !text.includes('proofbook')) return []
  const found = [
    ...mentions(lines, /^\s*(?:\$ |run: )?(?:npx )?proofbook [a-z]+ (?:[\w./#-]+ )*(--[a-z-]+)/g, inShell),
    ...mentions(lines, /`(?:npx )?proofbook [a-z]+ (--[a-z-]+)[^`]*`/g, inProse),
  ]
  return found.flatMap(({path, line, groups}) => {
    const flag = groups[0]!
    const whole = new RegExp(`${flag}(?![\\w-])`, 'g')
    if (path === reference || !whole.test(text)) return []
    const change = new Map([[reference, text.replace(whole, `${flag}-renamed`)]])
    return [{family: 'flag', what: `flag ${flag} is renamed`, change, path, line, names: [flag]}]
  })
}

/** `Node 20`: another version is asked for. */
function versions({texts}: Repository, lines: DocumentLine[]): Mutant[] {
  const manifest = texts.get('package.json')
  const asked = manifest && /"node":\s*"[^"]+"/.exec(manifest)?.[0]
  if (!manifest || asked === undefined) return []
  // What was, and what was measured, stays true.
  const isClaim = (line: DocumentLine) => inProse(line) && !/adr|performance/i.test(line.path)
  const found = mentions(lines, /\bNode(?:\.js)? (?:>= ?)?(\d+(?:\.\d+)*) (?:or|and) (?:newer|later)/g, isClaim)
  return found.map(({path, line}) => ({
    family: 'version',
    what: 'another Node is asked for',
    change: new Map([['package.json', manifest.replace(asked, '"node": ">=99.1"')]]),
    path,
    line,
    names: ['Node', 'node'],
  }))
}

/** A name is written in another way in all files of a kind. */
function everywhere({texts}: Repository, {path, line}: Mention, family: string, name: string, files: RegExp): Mutant[] {
  const whole = new RegExp(`(?<![\\w])${escaped(name)}(?![\\w])`, family === 'variable' ? 'gi' : 'g')
  const change = new Map<string, string>()
  for (const [file, text] of texts)
    if (files.test(file) && !/^test\/|\.test\.ts$/.test(file) && text.toLowerCase().includes(name.toLowerCase())) {
      const after = text.replace(whole, (found) => found.replace(/_|$/, (dash) => `_RENAMED${dash}`))
      if (after !== text) change.set(file, after)
    }
  return change.size === 0 ? [] : [{family, what: `${family} ${name} is renamed`, change, path, line, names: [name]}]
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
