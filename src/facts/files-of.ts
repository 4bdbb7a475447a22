import {normalize} from 'node:path/posix'
import ignore from 'ignore'
import type {Files} from '../fact.ts'

/** What the files of a repository are told by. */
export interface FileSources {
  paths: string[]
  /** Texts of the ignore files, by the folder they stand in: empty for the root. */
  ignores?: Record<string, string>
  /** Looks where the list has nothing: a file that git ignores may be there. */
  isOnDisk?: (path: string) => 'file' | 'folder' | undefined
  /** Old path → new path; asked once, when the first path is missed. */
  renames?: () => ReadonlyMap<string, string>
  renamedHeading?: Files['renamedHeading']
}

/** The files of a repository, by their paths. */
export function filesOf(sources: FileSources): Files {
  const {paths, ignores = {}, isOnDisk = () => undefined, renames, renamedHeading = () => undefined} = sources
  const list = [...new Set(paths)].sort()
  const files = new Set(list)
  const folders = new Set([''])
  for (const path of list)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  let lowered: Map<string, string> | undefined
  let moved: ReadonlyMap<string, string> | undefined
  const ignorers = Object.entries(ignores).map(([folder, text]) => ({folder, ignorer: ignore().add(text)}))
  const isListed = (path: string) => files.has(path) || folders.has(path)
  const inOtherCase = (plain: string) => {
    lowered ??= new Map([...list, ...folders].map((one) => [one.toLowerCase(), one]))
    const found = isListed(plain) ? undefined : lowered.get(plain.toLowerCase())
    return found === plain ? undefined : found
  }
  // What git lists as a file may be a folder: a submodule, or a link to one.
  const isFolder = (plain: string) => folders.has(plain) || isOnDisk(plain) === 'folder'
  return {
    list,
    has: (path) => {
      const plain = tidy(path)
      if (plain === undefined) return false
      if (path.endsWith('/') && files.has(plain)) return isFolder(plain)
      if (isListed(plain)) return true
      // A disk may make no difference between cases; git does.
      return isOnDisk(plain) !== undefined && inOtherCase(plain) === undefined
    },
    isFolder: (path) => {
      const plain = tidy(path)
      return plain !== undefined && isFolder(plain)
    },
    inOtherCase: (path) => {
      const plain = tidy(path)
      return plain === undefined ? undefined : inOtherCase(plain)
    },
    renamedTo: (path) => {
      moved ??= renames?.() ?? new Map()
      let to = moved.get(path)
      for (let steps = 0; to !== undefined && !isListed(to) && steps < 20; steps++) to = moved.get(to)
      return to !== undefined && isListed(to) ? to : undefined
    },
    renamedHeading,
    isIgnored: (path) => {
      const plain = tidy(path)
      if (plain === undefined || plain === '' || plain.startsWith('..')) return false
      return ignorers.some(({folder, ignorer}) => {
        if (folder !== '' && !plain.startsWith(`${folder}/`)) return false
        const below = folder === '' ? plain : plain.slice(folder.length + 1)
        return ignorer.ignores(below) || ignorer.ignores(`${below}/`)
      })
    },
  }
}

/** A path without `.` and `..` parts within it and without `/` at its end; undefined for an absolute one. */
function tidy(path: string): string | undefined {
  if (path.startsWith('/')) return undefined
  const plain = normalize(path === '' ? '.' : path).replace(/\/+$/, '')
  return plain === '.' ? '' : plain
}
