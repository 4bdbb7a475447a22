import type {Page, PageLink, Span} from '../../page.ts'
import type {World} from '../../rule.ts'
import {type Found, findFile} from './find-file.ts'
import {localAddress, type LocalAddress} from './local-address.ts'
import {urlSpan} from './url-span.ts'

/** A link of a page to something of the repository, and what it leads to. */
export interface LocalLink {
  link: PageLink
  address: LocalAddress
  found: Found
}

const known = new WeakMap<Page, {world: World; links: LocalLink[]}>()

/** The links of a page that lead to this repository. Links to other sites are none, nor are addresses that have to be filled in. */
export function localLinks(page: Page, world: World): LocalLink[] {
  const kept = known.get(page)
  if (kept?.world === world) return kept.links
  const links = page.links.flatMap((link): LocalLink[] => {
    // `[TODO]: later` defines a link as well, to nothing that anyone meant.
    if (link.kind === 'reference' && !/[/.#]/.test(link.url)) return []
    const address = localAddress(link.url, page.path, world)
    if (!address) return []
    const found: Found = address.readings.length === 0 ? {is: 'there', path: page.path} : findFile(address, world)
    return [{link, address, found}]
  })
  known.set(page, {world, links})
  return links
}

/** Where the address of a link stands; the whole link where that cannot be told, `exactly` says which. */
export function placeOf(link: PageLink, page: Page, {facts}: World): Span & {exactly: boolean} {
  const span = urlSpan(link, facts.textOf(page.path) ?? '')
  return span ? {...span, exactly: true} : {start: link.start, end: link.end, exactly: false}
}
