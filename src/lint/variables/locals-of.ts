import type {Page} from '../../page.ts'
import {commandsIn} from '../shell/commands-in.ts'

const known = new WeakMap<Page, ReadonlySet<string>>()

/** Variables that a page sets and uses itself: its reader's shell has them, and nothing else needs to. */
export function localsOf(page: Page): ReadonlySet<string> {
  const found = known.get(page) ?? find(page)
  known.set(page, found)
  return found
}

function find(page: Page): Set<string> {
  const texts = [...page.fences, ...page.codes].map(({text}) => text)
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name!)))
  if (used.size === 0) return used
  const set = new Set(commandsIn(page).flatMap(({assignments}) => assignments.map(({name}) => name)))
  for (const text of texts)
    for (const [, assigned, named] of text.matchAll(
      /(?:^|[\s;&])([A-Z][A-Z0-9_]*)=|\b(?:export|read|for|set)\s+(?:-\w+ )*([A-Z][A-Z0-9_]*)(?: in\b|\s*$)/gm,
    ))
      set.add((assigned ?? named)!)
  return new Set([...used].filter((name) => set.has(name)))
}
