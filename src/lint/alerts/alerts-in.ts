import {dirname, join} from 'node:path/posix'
import {type AlertLead, type AlertPage, leadsOf, orphansOf, type Shelf} from '../../alerts/index.ts'
import {isDecision} from '../../decisions/index.ts'
import type {Neighbour} from '../../page.ts'
import type {World} from '../../rule.ts'
import {isMarkdown} from '../page/is-markdown.ts'

/** The alerts of a repository: where their rules lead, and what is left over. */
export interface Alerts {
  leads: readonly AlertLead[]
  /** Pages for an alert that no rule leads to. */
  orphans: readonly AlertPage[]
}

const known = new WeakMap<World, Alerts>()

/** The alerts of a world; found once. */
export function alertsIn(world: World): Alerts {
  const found = known.get(world) ?? findAlerts(world)
  known.set(world, found)
  return found
}

function findAlerts(world: World): Alerts {
  const rules = world.facts.all('alert')
  if (rules.length === 0) return {leads: [], orphans: []}
  const shelf = shelfOf(world)
  const leads = leadsOf(rules, shelf)
  return {leads, orphans: orphansOf(leads, shelf)}
}

function shelfOf({facts, pages, pageOf, settings}: World): Shelf {
  const shown = new Map(pages.map((page) => [page.path, alertPage(page)]))
  const other = (path: string): AlertPage | undefined => {
    if (!isMarkdown(path)) return undefined
    const page = pageOf(path)
    if (page) shown.set(path, alertPage(page))
    return shown.get(path)
  }
  return {
    pages: [...shown.values()],
    pageOf: (path) => shown.get(path) ?? other(path),
    paths: [...new Set([...shown.keys(), ...facts.files.list.filter(isMarkdown)])],
    has: facts.files.has,
    below: facts.below,
    addresses: settings.addresses,
    ...(facts.repository && {repository: facts.repository}),
  }
}

function alertPage({path, title, frontMatter, headings, anchors}: Neighbour): AlertPage {
  return {
    path,
    title,
    alerts: namedAlerts(frontMatter),
    headings,
    anchors,
    routes: routesOf(path, frontMatter),
    ...(isDecision(path) && {isDecision: true}),
  }
}

/** The names in `alerts:` of a front matter: one, or a list. */
export function namedAlerts({alerts}: Neighbour['frontMatter']): string[] {
  const names = Array.isArray(alerts) ? alerts : [alerts]
  return names.filter((name) => typeof name === 'string').filter((name) => name.trim() !== '')
}

/** Routes that site generators take from a front matter: below the site, or in place of the name of the file. */
function routesOf(path: string, {slug, id, permalink, url, aliases}: Neighbour['frontMatter']): string[] {
  const routes = [slug, id, permalink, url, ...(Array.isArray(aliases) ? aliases : [])]
  return routes
    .filter((route) => typeof route === 'string')
    .map((route) => (route.startsWith('/') ? route : join(dirname(path), route)))
}
