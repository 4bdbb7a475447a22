import type {ListedDocument} from '../page-data.ts'
import {entry} from './entry.ts'
import type {HomeData} from './pages-data.ts'

const most = {services: 12, runbooks: 8}

/**
 * Runbooks under the service they are about. Where nothing says that it is a runbook (somebody's folder of Markdown), all
 * documents under the folder they stand in.
 */
export function runbooksByService(
  documents: ListedDocument[],
): Pick<HomeData, 'services' | 'moreServices' | 'byFolder'> {
  const readable = documents.filter(({permalink, decision}) => permalink !== undefined && !decision)
  const runbooks = readable.filter(isRunbook)
  const byFolder = runbooks.length === 0
  const groups = new Map<string, ListedDocument[]>()
  for (const document of byFolder ? readable : runbooks) {
    const name = (byFolder ? folderOf(document.claims.path) : document.about.service) ?? ''
    const group = groups.get(name)
    if (group) group.push(document)
    else groups.set(name, [document])
  }
  // What belongs to no service comes last.
  const named = [...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
  return {
    byFolder,
    services: named.slice(0, most.services).map(([service, members]) => ({
      service,
      runbooks: members.slice(0, most.runbooks).map(entry),
      more: Math.max(0, members.length - most.runbooks),
    })),
    moreServices: Math.max(0, named.length - most.services),
  }
}

function isRunbook({claims, about}: ListedDocument): boolean {
  return about.alerts.length > 0 || /(?:^|\/)(?:run-?books?|play-?books?)\//i.test(claims.path)
}

function folderOf(path: string): string | undefined {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined
}
