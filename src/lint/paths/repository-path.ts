import {dirname, join} from 'node:path/posix'
import type {Files} from '../../fact.ts'

/** Endings of files that people write and keep; what programs make (`.log`, `.dump`, `.gz`) is not told by them. */
const endings =
  /\.(?:mdx?|markdown|rst|adoc|[cm]?[jt]sx?|jsonc?|json5|ya?ml|toml|ini|cfg|conf|properties|env\.example|sh|bash|zsh|fish|ps1|bat|py|rb|go|rs|java|kts?|scala|gradle|c|cc|cpp|h|hpp|cs|php|pl|lua|exs?|sql|html?|css|s[ac]ss|less|vue|svelte|tf|tfvars|hcl|nix|graphql|proto|xml|j2|tmpl|tpl|erb|svg|png|jpe?g|gif|txt|csv|ipynb|mk|cmake)$/i

/** A path as it may be looked for, without `:12`, `#L3` and `./` around it; undefined where it is hardly one of this repository. */
export function plainPath(text: string): string | undefined {
  const path = text.replace(/(?::\d+){1,2}(?:-\d+)?$|#L?\d+.*$/, '').replace(/^(?:\.\/)+/, '')
  if (!/^(?:\.\.\/)*[\w.@+-]+(?:\/[\w.@+-]+)+\/?$/.test(path) || path.startsWith('@')) return undefined
  if (/\.\.\.|(?:^|\/)(?:path|example|foo|bar|your-?\w+|my-?\w+|x{2,}|some-?\w+)(?=\/|\.|$)/i.test(path))
    return undefined
  if (/^(?:application|text|image|audio|video|multipart|font|model|message)\/[\w.+-]+$/.test(path)) return undefined
  // Addresses without a scheme: `github.com/owner/name/file.go`.
  if (/^(?:[\w-]+\.)+(?:com|org|net|io|dev|gov|edu|sh)\//.test(path)) return undefined
  return path
}

/** Whether a path ends like a file that is written by hand. */
export function hasKnownEnding(path: string): boolean {
  return endings.test(path)
}

/** Whether a path is there, below one of some folders or at the end of a longer path; undefined where nobody can tell. */
export function isThere(path: string, folders: string[], files: Files): boolean | undefined {
  const places = folders.map((folder) => join('.', folder, path)).filter((place) => !place.startsWith('..'))
  if (places.length === 0) return undefined
  // Most paths count from the root, which stands last, and what is listed there costs nothing to find.
  if (places.toReversed().some(files.has) || places.some(files.isIgnored)) return true
  // `settings.yaml.example` is copied to `settings.yaml`.
  if (places.some((place) => patterns.some((one) => files.has(place + one) || files.has(infixed(place, one)))))
    return true
  // The folder has to be there, and to be one of this repository: not a submodule, nor a link.
  const isKnown = places.some((place) => hasFirstFolder(place, path, files))
  if (!isKnown && !isUsual(path, files)) return undefined
  return isEnding(path.replace(/^(?:\.\.\/)+|\/$/g, ''), files)
}

const patterns = ['.example', '.sample', '.dist', '.template', '.tmpl', '.tpl', '.j2', '.in']

/** `targets.example.yaml` */
function infixed(path: string, pattern: string): string {
  return path.replace(/(?=\.[^./]*$)/, pattern)
}

/** Whether a path is called as such files are everywhere, and the repository has files of that sort. */
function isUsual(path: string, files: Files): boolean {
  const ending = /^(?:src|lib|tests?|scripts?)\/.*(\.\w+)$/.exec(path)?.[1]
  return ending !== undefined && indexOf(files).endings.has(ending)
}

/** Whether the first folder that the path itself names holds files of the repository. */
function hasFirstFolder(place: string, path: string, files: Files): boolean {
  const named = path
    .replace(/^(?:\.\.\/)+/, '')
    .replace(/\/$/, '')
    .split('/').length
  const parts = place.replace(/\/$/, '').split('/')
  const first = parts.slice(0, parts.length - named + 1).join('/')
  return foldersOf(files).has(first)
}

interface Index {
  folders: Set<string>
  endings: Set<string>
  byName: Map<string, string[]>
}

const known = new WeakMap<Files, Index>()

function indexOf(files: Files): Index {
  const kept = known.get(files)
  if (kept) return kept
  const endings = new Set(files.list.map((path) => /\.\w+$/.exec(path)?.[0] ?? ''))
  const index = {endings, folders: new Set<string>(), byName: new Map<string, string[]>()}
  for (const path of files.list) {
    for (let at = dirname(path); at !== '.' && !index.folders.has(at); at = dirname(at)) index.folders.add(at)
  }
  for (const path of [...files.list, ...index.folders]) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const paths = index.byName.get(name)
    if (paths) paths.push(path)
    else index.byName.set(name, [path])
  }
  known.set(files, index)
  return index
}

function foldersOf(files: Files): Set<string> {
  return indexOf(files).folders
}

/** A path below a package or a folder that the text speaks of. */
function isEnding(path: string, files: Files): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (indexOf(files).byName.get(name) ?? []).some((one) => one.endsWith(`/${path}`))
}
