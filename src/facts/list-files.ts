import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import type {Problem} from '../model.ts'

/** The files of a folder, as paths relative to it. */
export interface ListedFiles {
  paths: string[]
  /** Texts of `.gitignore` files, by the folder they stand in. */
  ignores: Record<string, string>
  renames?: () => ReadonlyMap<string, string>
  problems: Problem[]
}

/** The files of a project: as git sees them, or, without git, as they lie there. */
export function listFiles(root: string): ListedFiles {
  const tracked = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])
  if (tracked === undefined) return walk(root)
  const deleted = new Set((git(root, ['ls-files', '-z', '--deleted']) ?? '').split('\0'))
  const paths = tracked.split('\0').filter((path) => path !== '' && !deleted.has(path))
  const ignores = Object.fromEntries(
    paths
      .filter((path) => path === '.gitignore' || path.endsWith('/.gitignore'))
      .map((path) => [path.slice(0, -'.gitignore'.length).replace(/\/$/, ''), textOf(join(root, path))]),
  )
  return {paths, ignores, renames: () => renamesIn(root), problems: []}
}

/** Where files went, as far as the history tells: of a path that moved several times, each step. */
function renamesIn(root: string): ReadonlyMap<string, string> {
  const log = git(root, [
    'log',
    '-n',
    '5000',
    '-M',
    '--diff-filter=R',
    '--name-status',
    '--relative',
    '--format=',
    '-z',
  ])
  const words = (log ?? '').split('\0')
  const renames = new Map<string, string>()
  for (let at = 0; at < words.length; at++) {
    if (!/^\n?R\d+$/.test(words[at]!)) continue
    const [from, to] = [words[at + 1]!, words[at + 2]!]
    if (!renames.has(from)) renames.set(from, to)
    at += 2
  }
  return renames
}

function git(root: string, words: string[]): string | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']
    return execFileSync('git', words, {cwd: root, stdio, encoding: 'utf8', maxBuffer: 2 ** 30, timeout: 60_000})
  } catch {
    return undefined
  }
}

/** Folders that hold nothing of the project's own, where no git says so. */
const foreign = new Set(['node_modules', '.git', '.proofbook', 'vendor', '.venv', '__pycache__'])

function walk(root: string): ListedFiles {
  const found: ListedFiles = {paths: [], ignores: {}, problems: []}
  const look = (folder: string, ignorers: {folder: string; ignorer: Ignore}[]) => {
    let entries
    try {
      entries = readdirSync(join(root, folder), {withFileTypes: true})
    } catch (error) {
      found.problems.push(unreadable(folder, (error as NodeJS.ErrnoException).code))
      return
    }
    const own = entries.some(({name}) => name === '.gitignore') && textOf(join(root, folder, '.gitignore'))
    if (own) found.ignores[folder] = own
    const all = own ? [...ignorers, {folder, ignorer: ignore().add(own)}] : ignorers
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const isFolder = entry.isDirectory()
      if (isFolder ? foreign.has(entry.name) : !entry.isFile() && !entry.isSymbolicLink()) continue
      const isIgnored = all.some(({folder, ignorer}) =>
        ignorer.ignores((folder === '' ? path : path.slice(folder.length + 1)) + (isFolder ? '/' : '')),
      )
      if (isIgnored) continue
      // A link is a file: following links to folders may never end.
      if (isFolder) look(path, all)
      else found.paths.push(path)
    }
  }
  look('', [])
  return found
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function unreadable(folder: string, code: string | undefined): Problem {
  const start = {line: 1, column: 1}
  const reason = `Unexpected folder that cannot be read (${code ?? 'unknown'}), expected its files`
  const path = folder || '.'
  return {rule: 'unreadable-facts', severity: 'warning', reason, place: {path, start, end: start}, subject: path}
}
