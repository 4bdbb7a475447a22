import {posix} from 'node:path'
import {posixPath} from './remark-proofbook.ts'

/** As much of the content of a docs plugin as says which page a file became. */
interface DocsContent {
  loadedVersions?: {docs?: {source?: string; permalink?: string}[]}[]
}

/** The addresses of all documents of all docs instances of a site, by absolute path of the file. */
export function permalinksOf(
  allContent: Record<string, Record<string, unknown>>,
  siteDir: string,
  originals?: ReadonlyMap<string, string>,
): Map<string, string> {
  const permalinks = new Map<string, string>()
  for (const content of Object.values(allContent['docusaurus-plugin-content-docs'] ?? {})) {
    for (const version of (content as DocsContent).loadedVersions ?? []) {
      for (const {source, permalink} of version.docs ?? []) {
        if (source === undefined || permalink === undefined) continue
        const path = posix.join(posixPath(siteDir), source.replace(/^@site\//, ''))
        permalinks.set(originals?.get(path) ?? path, permalink)
      }
    }
  }
  return permalinks
}
