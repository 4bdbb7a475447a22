import {basename, dirname, join} from 'node:path/posix'
import picomatch from 'picomatch'
import type {Facts, IncludeFact, TaskFact} from '../../fact.ts'

/** A file of tasks, with what it includes. */
export interface TaskFile {
  path: string
  /** Empty for the root. */
  folder: string
  tool: TaskFact['tool']
  /** Whether the program finds it by itself. */
  isMain: boolean
  names: ReadonlySet<string>
  /** Of names that nobody can list: of rules for many names, and of files that only a build makes. */
  patterns: RegExp[]
}

const known = new WeakMap<Facts, TaskFile[]>()

/** All files of tasks of a repository. */
export function taskFilesOf(facts: Facts): TaskFile[] {
  const found = known.get(facts) ?? readTaskFiles(facts)
  known.set(facts, found)
  return found
}

const main = {
  make: /^(?:GNUm|M|m)akefile$/,
  just: /^\.?justfile$/i,
  task: /^taskfile(?:\.dist)?\.ya?ml$/i,
}

function readTaskFiles(facts: Facts): TaskFile[] {
  const listed = new Set(facts.files.list)
  const tasks = byPath(facts.all('task'))
  const includes = byPath(facts.all('include'))
  return [...new Set([...tasks.keys(), ...includes.keys()])].map((path) => {
    const {tool} = (tasks.get(path) ?? includes.get(path))![0]!
    const names = new Set<string>()
    const patterns: RegExp[] = []
    const add = (from: string, prefix: string, seen: string[]) => {
      for (const {name, pattern} of tasks.get(from) ?? []) {
        if (pattern) patterns.push(patternOf(prefix, name))
        else names.add(prefix + name)
        if (tool === 'task' && name === 'default' && prefix !== '') names.add(prefix.slice(0, -1))
      }
      for (const include of includes.get(from) ?? []) {
        const below = include.namespace === undefined ? prefix : `${prefix}${include.namespace}${separators[tool]}`
        const files = filesOf(include, path, listed)
        if (files === undefined) patterns.push(patternOf(below, '*'))
        if (below !== prefix && tool !== 'make') names.add(below.slice(0, -separators[tool].length))
        for (const file of files ?? []) if (!seen.includes(file)) add(file, below, [...seen, file])
      }
    }
    add(path, '', [path])
    const folder = dirname(path) === '.' ? '' : dirname(path)
    return {path, folder, tool, isMain: main[tool].test(basename(path)), names, patterns}
  })
}

const separators = {make: '', just: '::', task: ':'}

function byPath<Fact extends {path: string}>(facts: readonly Fact[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of facts) {
    const list = found.get(fact.path)
    if (list) list.push(fact)
    else found.set(fact.path, [fact])
  }
  return found
}

/** `%.o`, `$(APP)-up`, `run-*`, `do-{{.X}}`: any text in the place of what is not known. */
function patternOf(prefix: string, name: string): RegExp {
  const parts = name.split(/%|\*+|\$\([^)]*\)+|\$\{[^}]*\}+|\$[\w@<^]|\{\{.*?\}\}/)
  return new RegExp(`^${[prefix + parts[0]!, ...parts.slice(1)].map(quoted).join('.*')}$`)
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Files of settings, of dependencies between objects, and of one person: none has a task that a document may speak of. */
const harmless = /(?:^|[/.])env(?:\.[\w-]+)?$|\.d$|DEPS?\b|(?:^|[/.-])(?:local|config|settings|override)s?\b[^/]*$/i

/** The files that an include leads to; undefined where one of them is not in the repository. */
function filesOf(
  {name, tool, optional, path: from}: IncludeFact,
  top: string,
  listed: ReadonlySet<string>,
): string[] | undefined {
  const folders = [...new Set([dirname(top), dirname(from)])]
  if (tool !== 'make') {
    const tails = tool === 'just' ? ['', '.just', '/mod.just', '/justfile', '/.justfile', '/Justfile'] : taskTails
    for (const tail of tails) {
      const path = join(dirname(from), name + tail)
      if (listed.has(path)) return [path]
    }
    return optional ? [] : undefined
  }
  if (/[*?]/.test(name) && !name.includes('$')) {
    const matches = picomatch(folders.map((folder) => join(folder, name)))
    return [...listed].filter((path) => matches(path))
  }
  const tail = /^(?:.*[)}]\/?)([\w./-]+)$/.exec(name)?.[1]
  const found = name.includes('$')
    ? [...listed].filter((path) => tail !== undefined && (path === tail || path.endsWith(`/${tail}`)))
    : folders.map((folder) => join(folder, name)).filter((path) => listed.has(path))
  if (found.length > 0) return found
  return harmless.test(name) ? [] : undefined
}

const taskTails = ['', '/Taskfile.yml', '/taskfile.yml', '/Taskfile.yaml', '/taskfile.yaml', '/Taskfile.dist.yml']
