import type {Repository} from '../fact.ts'
import {decodeLoosely} from '../util/decode-loosely.ts'

/**
 * The file that an address of a repository's host shows: its path in the repository, and whether it is that of the branch that is
 * checked out or of the main one. `elsewhere`: a file of another repository. Undefined: no such address.
 */
export function readBlob(
  url: string,
  {address, branch}: Repository,
): {path: string; isCurrent: boolean} | 'elsewhere' | undefined {
  const raw = /^https?:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/(.+)$/i.exec(url)
  const blob = /^https?:\/\/([^/]+\/.+?)\/(?:-\/)?(?:blob|tree|raw|edit|blame|src\/branch)\/(.+)$/i.exec(url)
  const [, name, rest] = raw ?? blob ?? []
  if (name === undefined || rest === undefined) return undefined
  const whole = raw ? `github.com/${name}` : name
  if (plain(whole) !== plain(address)) return lastPart(whole) === lastPart(address) ? undefined : 'elsewhere'
  const decoded = decodeLoosely(rest)
  if (decoded.startsWith(`${branch}/`)) return {path: decoded.slice(branch.length + 1), isCurrent: true}
  const slash = decoded.indexOf('/')
  if (slash === -1) return {path: '', isCurrent: false}
  return {path: decoded.slice(slash + 1), isCurrent: /^(?:main|master|HEAD|trunk)$/.test(decoded.slice(0, slash))}
}

function plain(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\.git$|\/+$/g, '')
}

/** Forks and repositories that moved keep the last part of their name. */
function lastPart(address: string): string {
  return plain(address).split('/').at(-1)!
}
