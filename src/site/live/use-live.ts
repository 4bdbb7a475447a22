import {useRef, useSyncExternalStore} from 'react'
import type {PageData, SiteData} from '../page-data.ts'
import {type Live, pageStore, type PageStore} from './page-store.ts'
import {useSite} from './use-site.ts'

/**
 * The moment that a part of a page shows, and the store of the page. The part renders again only when something that `watched`
 * gives is another: it names all that the part shows. In the first render it is what the server knew.
 */
export function useLive(
  page: PageData,
  watched: (live: Live) => readonly unknown[],
): {live: Live; store: PageStore; site: SiteData} {
  const site = useSite()
  const store = pageStore(page, site)
  const last = useRef<{live: Live; seen: readonly unknown[]}>(undefined)
  const pick = (live: Live) => {
    const seen = watched(live)
    const before = last.current
    if (before?.seen.length === seen.length && seen.every((value, i) => Object.is(value, before.seen[i])))
      return before.live
    last.current = {live, seen}
    return live
  }
  const live = useSyncExternalStore(
    store.subscribe,
    () => pick(store.live()),
    () => pick(store.initial),
  )
  return {live, store, site}
}
