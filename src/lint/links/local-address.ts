import {dirname, join} from 'node:path/posix'
import type {World} from '../../rule.ts'
import {type Site, siteAt, siteOf} from './site-folders.ts'
import {decodeLoosely} from '../../util/decode-loosely.ts'

/** One way to read an address: a path relative to the root of the project. */
export interface Reading {
  path: string
  /** It is an address of a site: without ending, or with that of the page that is made. */
  site?: Site
}

/** An address that leads to something of this repository. */
export interface LocalAddress {
  /** What stands before the path, the path itself as written, and what stands behind it. */
  before: string
  written: string
  behind: string
  /** Decoded; undefined without `#`. */
  fragment?: string
  /** What it may mean, GitHub's way first; none: the page itself. */
  readings: Reading[]
  style: 'relative' | 'absolute' | 'self' | 'site'
  /** A generator makes a site of what it stands on, or leads to. */
  ofSite: boolean
}

/** Reads an address as it stands on a page; undefined where it leads elsewhere, or nobody can tell where. */
export function localAddress(url: string, from: string, world: World): LocalAddress | undefined {
  if (isTemplated(url)) return undefined
  const own = /^[a-z][a-z\d+.-]*:/i.test(url) ? ownAddress(url, world) : undefined
  if (url.startsWith('//') || (!own && /^[a-z][a-z\d+.-]*:/i.test(url))) return undefined
  const {before, rest, folder} = own ?? {before: '', rest: url, folder: undefined}
  const site = own ? own.site : siteOf(from, world)
  const [, written, query, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rest)!
  const shared = {
    before,
    written: written!,
    behind: (query ?? '') + (hash ?? ''),
    ofSite: site !== undefined,
    ...(hash !== undefined && {fragment: decodeLoosely(hash.slice(1))}),
  }
  const {below} = world.facts
  if (folder !== undefined) {
    const path = site ? join('.', folder, decodeLoosely(written!)) : inProject(decodeLoosely(written!), below)
    return {...shared, readings: [{path, ...(site && {site})}], style: site ? 'site' : 'self'}
  }
  if (written === '') return hash === undefined ? undefined : {...shared, readings: [], style: 'relative'}
  const paths = [...new Set([decodeLoosely(written!), written!])].map((path) => path.replaceAll('\\', '/'))
  const folders = written!.startsWith('/')
    ? ['', 'docs', ...(site?.roots ?? [])]
    : [dirname(from), ...(site ? [pageFolder(from)] : [])]
  const fromTop = written!.startsWith('/') ? paths.map((path) => inProject(join('.', path), below)) : []
  const places = [...fromTop, ...folders.flatMap((at) => paths.map((path) => join('.', at, path)))]
  const readings = [...new Set(places)].map((path) => ({path, ...(site && {site})}))
  return {...shared, readings, style: written!.startsWith('/') ? 'absolute' : 'relative'}
}

/** `{{ x }}`, `${x}`, `<x>`, `{x}`, `{% x %}`, `path/to/x`, `…`: somebody or something has to fill it in first. */
function isTemplated(url: string): boolean {
  if (/[{}]|%7B|\$[({A-Z_]|<[^<>]*>|<%|@@|\[\w+\]|\.\.\.|…|^(?:\.{0,2}\/)*path\/to\//i.test(url)) return true
  return /^(?:url|link|todo|tbd|xxx+)$/i.test(url) || /^(?:@site|@theme|~)\//.test(url)
}

/** An address of the repository itself, or of a site that the configuration says is made of it. */
function ownAddress(
  url: string,
  {facts: {repository}, settings}: World,
): {before: string; rest: string; folder: string; site?: Site} | undefined {
  for (const [start, at] of Object.entries(settings.addresses)) {
    const bare = start.replace(/\/+$/, '')
    if (!url.startsWith(bare) || !/^(?:[/?#]|$)/.test(url.slice(bare.length))) continue
    const folder = at.replace(/^\.\/|\/+$/g, '')
    const before = url.startsWith(`${bare}/`) ? `${bare}/` : bare
    return {before, rest: url.slice(before.length), folder, site: siteAt(folder)}
  }
  if (!repository) return undefined
  const [, owned] = /^https?:\/\/github\.com(\/.+)$/i.exec(repository.address) ?? []
  const raw = owned && `https://raw.githubusercontent.com${owned}/`
  const branch = [...new Set([repository.branch, 'HEAD', ...(isRelease(repository.branch) ? [] : ['main', 'master'])])]
  const route = /^\/(?:-\/)?(?:blob|tree|raw|edit|blame|src\/branch|src)\//
  const start = url.toLowerCase().startsWith(`${repository.address.toLowerCase()}/`)
    ? route.exec(url.slice(repository.address.length))?.[0]
    : undefined
  const at =
    start !== undefined
      ? repository.address.length + start.length
      : raw && url.toLowerCase().startsWith(raw.toLowerCase())
        ? raw.length
        : undefined
  if (at === undefined) return undefined
  const behind = url.slice(at).replace(/^refs\/heads\//, '')
  const named = branch.find((one) => behind.startsWith(`${one}/`))
  if (named === undefined) return undefined
  const rest = behind.slice(named.length + 1)
  return {before: url.slice(0, url.length - rest.length), rest, folder: ''}
}

/** A path from the root of the repository as one from that of the project, which may be a folder of it. */
function inProject(path: string, below: string): string {
  const plain = join('.', path)
  return plain.startsWith(below) ? plain.slice(below.length) : '../'.repeat(below.split('/').length - 1) + plain
}

/** What such a branch has is not what the main one has. */
function isRelease(branch: string): boolean {
  return /^(?:release|stable|support|hotfix|backport|maint|v?\d)/i.test(branch)
}

/** A page `a/b.md` is often served as `a/b/`, and relative addresses count from there. */
function pageFolder(path: string): string {
  const bare = path.replace(/(?:\.html)?\.(?:mdx?|markdown)(?:\.erb)?$/, '')
  return /(?:^|\/)(?:index|_index|readme)$/i.test(bare) ? dirname(bare) : bare
}
