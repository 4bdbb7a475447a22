import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import type {Problem} from '../model.ts'
import {git} from './git.ts'
import {type FileChange, readHistory} from './history/read-history.ts'

/** The files of a folder, as paths relative to it. */
export interface ListedFiles {
  paths: string[]
  /** Texts of `.gitignore` files, by the folder they stand in. */
  ignores: Record<string, string>
  /** What happened to them, the newest first; read when it is first asked for. Undefined without git. */
  history?: () => readonly FileChange[]
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
  let known: readonly FileChange[] | undefined
  return {paths, ignores, history: () => (known ??= readHistory(root)), problems: []}
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
