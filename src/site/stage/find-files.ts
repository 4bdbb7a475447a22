import {type Dirent, existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {join, sep} from 'node:path'
import {holdsAlerts} from '../../facts/index.ts'

import {manifestFile} from './manifest.ts'
import {mark} from './publish-site.ts'

/** What a folder of somebody's holds, as paths relative to it with `/` between their parts, sorted. */
export interface FoundFiles {
  /** Markdown, by the names that people give it. */
  pages: string[]
  /** Files of Prometheus rules that define alerts. */
  rules: string[]
  /** What was left out, and why. */
  omissions: Omitted[]
}

export interface Omitted {
  path: string
  reason: string
}

/** The names of Markdown files: `.md`, `.mdx`, `.markdown`, and what generators append or put in between. */
export const markdownName = /(?:\.html)?\.(?:md|mdx|markdown|mdown|mkd)(?:\.erb)?$/i

/** Rule files are small; what is larger is not looked into. */
const ruleLimit = 1024 * 1024

/** Looks through a folder; follows links to folders once, reads no document, never throws for what it finds. */
export function findFiles(root: string): FoundFiles {
  const found: FoundFiles = {pages: [], rules: [], omissions: []}
  const ignored = gitIgnoredFolders(root)
  const seen = new Set<string>()
  const top = realpathSync(root)
  const look = (folder: string) => {
    const real = realpathSync(join(root, folder))
    const isOutside = real !== top && !real.startsWith(top + sep)
    if (isOutside || seen.has(real)) {
      const reason = `a link to a folder ${isOutside ? 'outside the folder' : 'that is in the site'}`
      found.omissions.push({path: folder, reason})
      return
    }
    seen.add(real)
    for (const entry of readdirSync(real, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      attempt(path, () => take(path, join(real, entry.name), kindOf(entry, join(real, entry.name))))
    }
  }
  const take = (path: string, full: string, kind: 'file' | 'folder' | 'other') => {
    if (kind === 'folder') {
      if (isWanted(path)) look(path)
    } else if (kind === 'file' && !markdownName.test(path)) lookForAlerts(path)
    else if (kind === 'file' && leadsOut(full))
      found.omissions.push({path, reason: 'a link to a file outside the folder'})
    else if (kind === 'file') found.pages.push(path)
  }
  const leadsOut = (path: string): boolean => {
    if (!lstatSync(path).isSymbolicLink() || !existsSync(path)) return false
    return !realpathSync(path).startsWith(top + sep)
  }
  const attempt = (path: string, what: () => void) => {
    try {
      what()
    } catch (error) {
      found.omissions.push({path, reason: `could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`})
    }
  }
  const isWanted = (path: string): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (name === '.git' || name === '.proofbook') return false
    const reason = name.startsWith('.')
      ? 'a folder whose name starts with a dot'
      : name === 'node_modules'
        ? 'packages that were installed'
        : ignored.has(path) || ignored.has(name)
          ? 'a folder that .gitignore names'
          : [mark, manifestFile].some((name) => existsSync(join(root, path, name)))
            ? 'a site that was made here'
            : undefined
    if (reason !== undefined) found.omissions.push({path, reason})
    return reason === undefined
  }
  const lookForAlerts = (path: string) => {
    if (!/\.ya?ml$/i.test(path) || statSync(join(root, path)).size > ruleLimit) return
    if (holdsAlerts(readFileSync(join(root, path), 'utf8'))) found.rules.push(path)
  }
  attempt('.', () => look(''))
  return found
}

/** A link counts as what it leads to; one that leads nowhere is a file, so that it is missed. */
function kindOf(entry: Dirent, path: string): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return entry.isFile() || markdownName.test(entry.name) ? 'file' : 'other'
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return markdownName.test(entry.name) ? 'file' : 'other'
  }
}

/** The folders that the `.gitignore` at the root names plainly, without wildcards. */
function gitIgnoredFolders(root: string): Set<string> {
  try {
    const lines = readFileSync(join(root, '.gitignore'), 'utf8').split(/\r?\n/)
    return new Set(lines.filter((line) => /^[^!#*?[\]\\\s]+$/.test(line)).map((line) => line.replace(/^\/|\/$/g, '')))
  } catch {
    return new Set()
  }
}
