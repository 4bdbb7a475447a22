import type {Neighbour} from '../../page.ts'
import type {World} from '../../rule.ts'
import {isMarkdown} from '../page/is-markdown.ts'
import type {LocalLink} from './links-of.ts'

/** What the fragment of a link leads to. */
export type Anchored =
  | {is: 'there'}
  /** `anchor` is how it is written. */
  | {is: 'in another case'; anchor: string}
  /** Other renderers than GitHub's make an anchor from the same heading that reads nearly like it. */
  | {is: 'written otherwise'; anchor: string; target: Neighbour}
  /** `elsewhere`: a page beside the target or below it has such an anchor. Parts that are put together to one page link like that. */
  | {is: 'nowhere'; target: Neighbour; elsewhere?: string}

/** Looks for the fragment of a link; what is no Markdown, or takes content in from elsewhere, has any. */
export function anchorOf({address, found}: LocalLink, world: World): Anchored {
  const there: Anchored = {is: 'there'}
  const fragment = address.fragment?.normalize('NFC').replace(/^user-content-/, '')
  if (fragment === undefined || isMadeUp(fragment)) return there
  const target = found.is === 'there' ? pageAt(found.path, world) : undefined
  if (!target) return there
  const {exact, lowered, loose} = indexOf(target)
  if (exact.has(fragment) || exact.has(raw(address))) return there
  const anchor = lowered.get(fragment.toLowerCase())
  if (anchor !== undefined) return {is: 'in another case', anchor}
  if (target.takesIn) return there
  const near = loose.get(loosely(fragment))
  if (near !== undefined) return {is: 'written otherwise', anchor: near, target}
  const folder = target.path.slice(0, target.path.lastIndexOf('/') + 1)
  const elsewhere = pagesWith(fragment, world).find((path) => path.startsWith(folder))
  return {is: 'nowhere', target, ...(elsewhere !== undefined && {elsewhere})}
}

const owners = new WeakMap<World, Map<string, string[]>>()

function pagesWith(anchor: string, world: World): string[] {
  let found = owners.get(world)
  if (!found) {
    found = new Map()
    for (const {path, anchors} of world.pages)
      for (const one of anchors) found.set(one, [...(found.get(one) ?? []), path])
    owners.set(world, found)
  }
  return found.get(anchor) ?? []
}

function raw({behind}: LocalLink['address']): string {
  return behind.slice(behind.indexOf('#') + 1)
}

/** The top, what is still to be done, lines of code, footnotes, tabs, text fragments and routes within a page: no heading makes them. */
function isMadeUp(fragment: string): boolean {
  return /^$|^top$|^L\d+|^(?:todo|fixme|fix|tbd|xxx)\b|^(?:fn|fnref|footnote)[-:]?|^__|^:~:|^[/!?]|^page=|[{}<>]|=/i.test(
    fragment,
  )
}

function pageAt(path: string, {pageOf, facts: {files}}: World): Neighbour | undefined {
  if (isMarkdown(path)) return pageOf(path)
  if (path !== '' && !files.isFolder(path)) return undefined
  const names = ['README.md', 'readme.md', 'index.md', '_index.md']
  const page = names.map((name) => (path === '' ? name : `${path}/${name}`)).find((name) => files.has(name))
  return page === undefined ? undefined : pageOf(page)
}

interface Index {
  exact: Set<string>
  lowered: Map<string, string>
  loose: Map<string, string>
}

const known = new WeakMap<Neighbour, Index>()

function indexOf(page: Neighbour): Index {
  const kept = known.get(page)
  if (kept) return kept
  const anchors = page.anchors.map((anchor) => anchor.normalize('NFC').replace(/^user-content-/, ''))
  const index = {
    exact: new Set(anchors),
    lowered: new Map(anchors.map((anchor) => [anchor.toLowerCase(), anchor])),
    loose: new Map(anchors.toReversed().map((anchor) => [loosely(anchor), anchor])),
  }
  known.set(page, index)
  return index
}

/** What renderers agree on: letters without accents, and digits. */
function loosely(anchor: string): string {
  return anchor
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^(?:markdown-header-|heading-|h-)/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
