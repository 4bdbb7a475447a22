import {dirname, join} from 'node:path/posix'
import type {AlertFact} from '../fact.ts'
import type {Shelf} from './alert-page.ts'
import {unknown} from './fill-address.ts'
import {ownAddress} from './own-address.ts'
import {readBlob} from './read-blob.ts'
import type {RouteBook} from './route-book.ts'
import {decodeLoosely} from '../util/decode-loosely.ts'

/**
 * What an address names. `certain`: it is of this repository without a doubt, so that a page that is not there is dead.
 * `file`: a file of the project; `isThere` says whether. `alert`: the page of an alert on our own site. `external`: something else's.
 * `unchecked`: nobody can tell from here.
 */
export type Located =
  | {kind: 'file'; path: string; isThere: boolean; certain: boolean; fragment: string}
  | {kind: 'alert'; name: string; certain: boolean; fragment: string}
  | {kind: 'external'}
  | {kind: 'unchecked'}

const unchecked: Located = {kind: 'unchecked'}
const external: Located = {kind: 'external'}

/** Finds out what an address in a rule names; what is {@link unknown} in it was a template. */
export function locateAddress(address: string, rule: Pick<AlertFact, 'path'>, shelf: Shelf, book: RouteBook): Located {
  const [, rest = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(address) ?? []
  const url = rest.replace(/\?.*$/s, '')
  const mapped = mappedPath(url, shelf.addresses)
  if (mapped !== undefined) {
    if (mapped.path.includes(unknown)) return unchecked
    return published(mapped, url, fragment, shelf, book)
  }
  if (url.startsWith(unknown)) return templated(decodeLoosely(url), fragment, book)
  const scheme = /^([a-z][a-z\d+.-]*:)?\/\//i.exec(url)
  if (!scheme) return url.includes(':') ? external : relative(url, rule, fragment, shelf, book)
  const blob = shelf.repository && readBlob(url, shelf.repository)
  if (blob === 'elsewhere') return external
  if (blob) return inRepository(blob, fragment, shelf)
  const path = decodeLoosely(url.slice(scheme[0].length).replace(/^[^/]*\/?/, ''))
  if (path.includes(unknown) || scheme[0].length === url.length || url.includes(unknown))
    return templated(path, fragment, book)
  const own = ownAddress(url)
  if (own !== undefined) return {kind: 'alert', name: own, certain: false, fragment}
  const found = book.behind(path)
  return found === undefined ? external : file(found, true, false, fragment)
}

function file(path: string, isThere: boolean, certain: boolean, fragment: string): Located {
  return {kind: 'file', path, isThere, certain, fragment: decodeLoosely(fragment)}
}

interface Mapped {
  path: string
  /** The part of it that the address says. */
  rest: string
}

/** What stands behind an address that the configuration maps, as a path of the project; the longest one counts. */
function mappedPath(url: string, addresses: Shelf['addresses']): Mapped | undefined {
  const [from, to] =
    Object.entries(addresses)
      .filter(([from]) => isBelow(url, from))
      .toSorted(([a], [b]) => b.length - a.length)[0] ?? []
  if (from === undefined || to === undefined) return undefined
  const rest = decodeLoosely(url.slice(from.length)).replace(/^\/+/, '')
  return {path: rest === '' ? to : join(to, rest), rest}
}

function isBelow(url: string, from: string): boolean {
  if (!url.toLowerCase().startsWith(from.toLowerCase())) return false
  return from.endsWith('/') || url.length === from.length || /^[/?#]/.test(url.slice(from.length))
}

function published({path, rest}: Mapped, url: string, fragment: string, shelf: Shelf, book: RouteBook): Located {
  const found = fileAt(path, shelf) ?? book.at(path) ?? (rest === '' ? undefined : book.routed(rest))
  if (found !== undefined) return file(found, true, true, fragment)
  const own = ownAddress(url)
  if (own !== undefined) return {kind: 'alert', name: own, certain: true, fragment}
  return file(path.replace(/^(?:\.?\/)+/, ''), false, true, fragment)
}

function inRepository({path, isCurrent}: {path: string; isCurrent: boolean}, fragment: string, shelf: Shelf): Located {
  if (path.includes(unknown)) return unchecked
  const plain = path.replace(/\/+$/, '')
  if (shelf.below !== '' && !`${plain}/`.startsWith(shelf.below)) return unchecked
  const own = plain.slice(shelf.below.length)
  const found = fileAt(own, shelf)
  if (found !== undefined) return file(found, true, true, fragment)
  return isCurrent ? file(own, false, true, fragment) : unchecked
}

/** A file, or the page of a folder. */
function fileAt(path: string, {has, pageOf}: Shelf): string | undefined {
  const plain = path.replace(/^(?:\.?\/)+|\/+$/g, '')
  if (plain !== '' && !has(plain)) return undefined
  if (pageOf(plain)) return plain
  const start = plain === '' ? '' : `${plain}/`
  return ['README.md', 'readme.md', 'index.md', 'index.mdx'].map((name) => start + name).find(has) ?? plain
}

function relative(
  url: string,
  rule: Pick<AlertFact, 'path'>,
  fragment: string,
  shelf: Shelf,
  book: RouteBook,
): Located {
  if (url.includes(unknown)) return unchecked
  const path = decodeLoosely(url)
  const near = join(dirname(rule.path), path)
  const places = path.startsWith('/') ? [path.slice(1)] : path.startsWith('.') ? [near] : [path, near]
  for (const place of places) {
    const found = place === '' || place.startsWith('..') ? undefined : (fileAt(place, shelf) ?? book.at(place))
    if (found !== undefined) return file(found, true, true, fragment)
  }
  const own = path.startsWith('/') ? ownAddress(path) : undefined
  if (own !== undefined) return {kind: 'alert', name: own, certain: false, fragment}
  const behind = book.behind(path)
  if (behind !== undefined) return file(behind, true, false, fragment)
  const isFile = /\.mdx?$/i.test(path) && !places[0]!.startsWith('..')
  return isFile ? file(places[0]!, false, true, fragment) : unchecked
}

/** Of an address that starts with a template, only what stands behind it can be found; it is never dead. */
function templated(path: string, fragment: string, book: RouteBook): Located {
  const literal = path.slice(path.lastIndexOf(unknown) + 1)
  const found = literal.includes('/') ? book.behind(literal.replace(/^[^/]*\//, '')) : undefined
  return found === undefined ? unchecked : file(found, true, false, fragment)
}
