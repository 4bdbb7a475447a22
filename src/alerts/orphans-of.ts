import {basename, dirname} from 'node:path/posix'
import {squash} from './alert-name.ts'
import type {AlertPage, Shelf} from './alert-page.ts'
import type {AlertLead} from './leads-of.ts'

/**
 * The pages that are for an alert and that no rule leads to: they name alerts of which none has a rule, or they are called as an alert,
 * among runbooks. None where there are no rules. A page for an alert whose rule leads nowhere is not one: the rule is what is missing.
 */
export function orphansOf(leads: readonly AlertLead[], {pages}: Pick<Shelf, 'pages'>): AlertPage[] {
  if (leads.length === 0) return []
  const led = new Set(leads.map(({page}) => page?.path))
  const states = new Map<string, AlertLead['state'][]>()
  for (const {rule, state} of leads) {
    const key = squash(rule.name)
    states.set(key, [...(states.get(key) ?? []), state])
  }
  const full = alertFolders(pages, led)
  const isOrphan = (page: AlertPage): boolean => {
    if (led.has(page.path) || page.isDecision) return false
    if (page.alerts.length > 0) return !page.alerts.some((name) => states.has(squash(name)))
    const name = basename(page.path).replace(/\..*$/, '')
    const folder = dirname(page.path)
    if (isNoRunbook(page.path)) return false
    const isCalledSo = isAlertName(name) || isAlertName(page.title)
    if (!full.has(folder) && !(isCalledSo && /(?:^|\/)(?:run-?books?|play-?books?|alerts?)(?:\/|$)/i.test(folder)))
      return false
    const own = [name, page.title, ...page.headings.map(({text}) => text)].flatMap(
      (one) => states.get(squash(one)) ?? [],
    )
    return own.every((state) => state === 'page')
  }
  return pages.filter(isOrphan)
}

/** Folders that hold little else than pages that rules lead to. */
function alertFolders(pages: readonly AlertPage[], led: ReadonlySet<string | undefined>): Set<string> {
  const counts = new Map<string, {all: number; led: number}>()
  for (const {path} of pages) {
    if (isNoRunbook(path)) continue
    const count = counts.get(dirname(path)) ?? {all: 0, led: 0}
    counts.set(dirname(path), {all: count.all + 1, led: count.led + (led.has(path) ? 1 : 0)})
  }
  return new Set([...counts].filter(([, {all, led}]) => led >= 3 && led * 3 >= all * 2).map(([folder]) => folder))
}

function isNoRunbook(path: string): boolean {
  return /(?:^|\/)(?:_[^/]*|\.[^/]*|[^/]*template[^/]*|readme|index|overview|contributing|changelog|security|license)\.[^/]*$/i.test(
    path,
  )
}

/** `DiskFull`, `KubePodOOMKilled`: words without blanks, each with a capital. */
export function isAlertName(name: string): boolean {
  return /^[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*$/.test(name) && /[a-z]/.test(name)
}
