import {alertNameOf, squash} from './alert-name.ts'
import type {AlertPage, Spot} from './alert-page.ts'

/** What speaks of an alert by its name, in the order of the pages. */
export interface Speakers {
  /** Pages that name it in their front matter. */
  named: readonly Spot[]
  /** Headings, titles and file names that are its name. */
  headed: readonly Spot[]
}

/** Finds what speaks of an alert; case, blanks and dashes in its name do not matter. */
export function speakersOf(pages: readonly AlertPage[]): (name: string) => Speakers {
  const named = new Map<string, Spot[]>()
  const headed = new Map<string, Spot[]>()
  for (const page of pages) {
    for (const name of new Set(page.alerts.map(squash))) add(named, name, {page})
    if (page.isDecision) continue
    for (const heading of page.headings)
      add(headed, alertNameOf(heading.text), heading.depth === 1 ? {page} : {page, heading})
    add(headed, alertNameOf(page.title), {page})
    add(headed, squash(fileName(page.path)), {page})
  }
  return (name) => {
    const key = squash(name)
    return {named: named.get(key) ?? [], headed: headed.get(key) ?? []}
  }
}

/**
 * Where an alert is looked up by its name, the best first: a page that names it and has a heading for it, pages that name it, headings.
 * `asked`: where its rule leads, which is better than a page that names it at no heading.
 */
export function bestFirst({named, headed}: Speakers, asked: readonly Spot[] = []): Spot[] {
  const headingIn = (page: AlertPage) => headed.find((spot) => spot.page === page)
  const namers = named.map((spot) => headingIn(spot.page) ?? spot)
  const seen = new Set<AlertPage>()
  return [...namers.filter(({heading}) => heading), ...asked, ...namers, ...headed].filter(
    ({page}) => !seen.has(page) && seen.add(page),
  )
}

function add(map: Map<string, Spot[]>, key: string, spot: Spot): void {
  if (key === '') return
  const list = map.get(key)
  if (list) list.push(spot)
  else map.set(key, [spot])
}

function fileName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
}
