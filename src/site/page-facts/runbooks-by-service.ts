import type {ListedDocument} from '../page-data.ts'
import {alertIndex} from './alert-index.ts'
import {entry} from './entry.ts'
import type {HomeData} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'

const most = {services: 10, runbooks: 8}

/**
 * Runbooks under the service they are about, without those that are about one alert: the alert leads there. Where nothing says
 * that it is a runbook (somebody's folder of Markdown), all documents under the folder they stand in.
 */
export function runbooksByService(input: PagesInput): Pick<HomeData, 'services' | 'moreServices' | 'byFolder'> {
  const readable = input.documents.filter(({permalink, decision}) => permalink !== undefined && !decision)
  const runbooks = readable.filter(isRunbook)
  const byFolder = runbooks.length === 0
  const ofAlerts = pagesOfAlerts(input)
  const listed = byFolder ? readable : runbooks.filter((document) => !ofAlerts.has(document))
  const groups = new Map<string, ListedDocument[]>()
  for (const document of listed) {
    const name = (byFolder ? folderOf(document.claims.path) : document.about.service) ?? ''
    groups.set(name, [...(groups.get(name) ?? []), document])
  }
  // What belongs to no service comes last.
  const named = [...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
  return {
    byFolder,
    services: named.slice(0, most.services).map(([service, members]) => ({
      service,
      runbooks: members.toSorted(forIncidentsFirst).slice(0, most.runbooks).map(entry),
      more: Math.max(0, members.length - most.runbooks),
    })),
    moreServices: Math.max(0, named.length - most.services),
  }
}

function isRunbook({claims, about}: ListedDocument): boolean {
  return about.alerts.length > 0 || /(?:^|\/)(?:run-?books?|play-?books?)\//i.test(claims.path)
}

/** Documents to whose top alerts lead. */
function pagesOfAlerts(input: PagesInput): Set<ListedDocument> {
  const leading = alertIndex(input).alerts.flatMap(({runbooks}) => runbooks[0] ?? [])
  return new Set(leading.filter(({section}) => !section).map(({document}) => document))
}

/** Whoever does not know what is wrong starts with the playbook. */
function forIncidentsFirst(a: ListedDocument, b: ListedDocument): number {
  return rank(a) - rank(b) || (a.claims.title < b.claims.title ? -1 : 1)
}

function rank({claims}: ListedDocument): number {
  return /incident|play-?book|triage|on-?call/i.test(claims.path.split('/').at(-1) ?? '') ? 0 : 1
}

function folderOf(path: string): string | undefined {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined
}
