import {basename, dirname} from 'node:path/posix'

/**
 * Names a document: its path below the folder that its pattern starts at, without the ending. Of several patterns, the one that
 * starts deepest counts. A `README.md` is named after its folder; without one it is `readme`.
 */
export function slugOf(path: string, patterns: string[]): string {
  const folders = patterns.map((pattern) => folderOf(pattern, path)).filter((folder) => path.startsWith(folder))
  const folder = folders.reduce((deepest, one) => (one.length > deepest.length ? one : deepest), '')
  const name = withoutEnding(path.slice(folder.length))
  if (!/^readme$/i.test(basename(name))) return name
  if (name.includes('/')) return dirname(name)
  return folder === '' ? 'readme' : basename(folder)
}

/**
 * The names of all documents of a project, by path. Documents that would share a name have their whole path without its ending
 * instead, or, where even that is shared, with it.
 */
export function slugsOf(paths: string[], patterns: string[]): Map<string, string> {
  const slugs = new Map(paths.map((path) => [path, slugOf(path, patterns)]))
  for (const longer of [withoutEnding, withoutDots]) {
    for (let same = sharing(slugs, longer); same.length > 0; same = sharing(slugs, longer)) {
      for (const path of same) slugs.set(path, longer(path))
    }
  }
  return slugs
}

/** The documents that share their name and could have a longer one. */
function sharing(slugs: Map<string, string>, longer: (path: string) => string): string[] {
  const owners = new Map<string, string[]>()
  for (const [path, slug] of slugs) {
    const paths = owners.get(slug)
    if (paths) paths.push(path)
    else owners.set(slug, [path])
  }
  const shared = [...owners.values()].filter((paths) => paths.length > 1).flat()
  return shared.filter((path) => slugs.get(path) !== longer(path))
}

/** The part of a pattern before its first wildcard, up to and with the last `/`; a pattern without one is a file or a folder. */
function folderOf(pattern: string, path: string): string {
  const plain = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
  if (plain === path) return plain.slice(0, plain.lastIndexOf('/') + 1)
  const wildcard = plain.search(/[*?[\]{}()!+@\\]/)
  if (wildcard === -1) return plain === '.' || plain === '' ? '' : `${plain}/`
  return plain.slice(0, plain.lastIndexOf('/', wildcard) + 1)
}

function withoutEnding(path: string): string {
  return withoutDots(path).replace(/(?<=[^/.])(?:(?:\.html)?\.md\.erb|\.[^./]*)$/, '')
}

/** A name is also a path below the folder of the scripts, and must not lead out of it. */
function withoutDots(path: string): string {
  return path.replaceAll('../', '_/')
}
