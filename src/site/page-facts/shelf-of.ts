import type {AlertPage, Shelf} from '../../alerts/index.ts'
import type {ListedDocument} from '../page-data.ts'
import type {PagesInput} from './pages-input.ts'

const known = new WeakMap<PagesInput, Shelf>()

/** The documents of a site as alerts lead to them. */
export function shelfOf(input: PagesInput): Shelf {
  const shelf = known.get(input) ?? makeShelf(input)
  known.set(input, shelf)
  return shelf
}

function makeShelf({documents, published}: PagesInput): Shelf {
  const pages = new Map(documents.map((document) => [document.claims.path, alertPage(document)]))
  return {
    pages: [...pages.values()],
    pageOf: (path) => pages.get(path),
    paths: [...pages.keys()],
    has: (path) => pages.has(path) || (published?.has(path) ?? false),
    below: published?.below ?? '',
    addresses: published?.addresses ?? {},
    ...(published?.repository && {repository: published.repository}),
  }
}

function alertPage({claims, permalink, about, sections, anchors = [], decision}: ListedDocument): AlertPage {
  return {
    path: claims.path,
    title: claims.title,
    alerts: about.alerts,
    headings: sections.map(({title, anchor, depth}) => ({text: title, anchor, depth})),
    anchors,
    ...(permalink !== undefined && {permalink}),
    ...(decision && {isDecision: true}),
  }
}
