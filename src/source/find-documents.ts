import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {basename, normalize} from 'node:path/posix'
import {markdownEnding, markdownGlob} from '../util/markdown-files.ts'

/** Folders that hold no documents of the project's own. */
const ignoredFolders = ['node_modules', '.git', 'dist']

/**
 * The documents that patterns select, as sorted paths relative to `root`. A pattern is a glob, a file, or a folder (all Markdown below it);
 * with `!` in front it takes away. Dot folders, `node_modules`, `dist` and folders that the `.gitignore` at the root names are left
 * out unless a pattern names them; links are followed only where a pattern names them. A file that is not there is kept, and so is
 * a folder that is named like a document: reading it says so.
 */
export async function findDocuments(root: string, patterns: string[]): Promise<string[]> {
  const files: string[] = []
  const folders: string[] = []
  const globs: string[] = []
  for (const pattern of patterns.map(tidy)) {
    const kind = kindOf(join(root, pattern), pattern)
    const chosen = {file: files, folder: folders, glob: globs}[kind]
    chosen.push(pattern)
  }
  const named = new Set([...folders, ...globs].flatMap((pattern) => pattern.split('/')))
  const ignored = [...ignoredFolders, ...gitIgnoredFolders(root)].filter((folder) => !named.has(basename(folder)))
  const hasToLook = folders.length > 0 || globs.some((pattern) => !pattern.startsWith('!'))
  const found = hasToLook ? await find(root, folders, globs, ignored) : []
  return [...new Set([...files, ...found])].sort()
}

function tidy(pattern: string): string {
  const [, not = '', path = ''] = /^(!?)(.*)$/s.exec(pattern)!
  return not + normalize(path).replace(/(?<=.)\/$/, '')
}

function kindOf(path: string, pattern: string): 'file' | 'folder' | 'glob' {
  try {
    if (!pattern.startsWith('!'))
      return statSync(path).isDirectory() && !markdownEnding.test(pattern) ? 'folder' : 'file'
  } catch {
    // Not there, or not to be seen: where it cannot be a glob, reading it will say why.
  }
  return /[*?[\]{}()!]/.test(pattern) ? 'glob' : 'file'
}

async function find(root: string, folders: string[], globs: string[], ignored: string[]): Promise<string[]> {
  // Only here: who names documents has them read without it.
  const {escapePath, glob} = await import('tinyglobby')
  const below = folders.map((folder) => (folder === '.' ? markdownGlob : `${escapePath(folder)}/${markdownGlob}`))
  const ignore = ignored.map((folder) => (folder.includes('/') ? `${folder}/**` : `**/${folder}/**`))
  const found = await glob([...below, ...globs], {
    cwd: root,
    ignore,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
  })
  return found
    .filter((path) => !path.endsWith('/') || markdownEnding.test(path.slice(0, -1)))
    .map((path) => path.replace(/\/$/, ''))
}

/** The folders that the `.gitignore` at the root names plainly (`coverage/`), without wildcards or exceptions. */
function gitIgnoredFolders(root: string): string[] {
  let text: string
  try {
    text = readFileSync(join(root, '.gitignore'), 'utf8')
  } catch {
    return []
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const exceptions = lines.filter((line) => line.startsWith('!'))
  return lines
    .filter((line) => /^[^!#*?[\]\\]+$/.test(line))
    .map((line) => line.replace(/(?<=.)\/$/, '').replace(/^\//, './'))
    .filter((folder) => !exceptions.some((line) => line.includes(basename(folder))))
}
