import {posix} from 'node:path'
import {isDecision, readDecision} from '../decisions/index.ts'
import type {Document} from '../document.ts'
import {pageOf} from '../parse/index.ts'
import type {SiteContent} from './load-pages.ts'
import type {ListedDocument} from './page-data.ts'
import {listSections} from './page-facts/index.ts'
import {posixPath} from './remark-proofbook.ts'

/** Every document of a project as the pages beside the documents list it. */
export function listDocuments({project, pages, index}: SiteContent, permalinks: Map<string, string>): ListedDocument[] {
  const states = new Map(index.documents.map(({slug, verifications}) => [slug, verifications]))
  return project.documents.map((document) => {
    const {claims, about} = pages[document.path]!
    const {path, title, frontMatter} = document
    const text = project.textOf(path)
    const verifications = Object.entries(states.get(claims.slug) ?? {})
    return {
      claims,
      permalink: permalinks.get(posix.join(posixPath(project.config.root), path)),
      ...(typeof frontMatter.description === 'string' && {description: frontMatter.description}),
      about,
      sections: listSections(document, text),
      anchors: text === undefined ? [] : anchorsBeside(document, text),
      states: Object.fromEntries(verifications.map(([target, {state}]) => [target, state])),
      toothless: Object.fromEntries(verifications.map(([target, {toothless = 0}]) => [target, toothless])),
      ...(isDecision(path) && {decision: readDecision({path, title, frontMatter, text: text ?? ''})}),
    }
  })
}

/** The fragments that lead somewhere in a document besides its headings; of one that is too intricate to be looked at, none. */
function anchorsBeside({path, sections, problems}: Document, text: string): string[] {
  if (problems.some(({rule}) => rule === 'intricate-document')) return []
  const headings = new Set(sections.map(({anchor}) => anchor))
  return pageOf({path, text}).anchors.filter((anchor) => !headings.has(anchor))
}
