import type {ListedDocument, ListedSection} from '../page-data.ts'
import {alertNameOf, squash} from './alert-name.ts'
import type {AlertRule} from './alert-rule.ts'
import {ownAddress} from './own-address.ts'

/** What an alert leads to: a document, at a section of it or at its top. */
export interface Runbook {
  document: ListedDocument
  section?: ListedSection
  /** The fragment that a `runbook_url` asks for, where the document has no such heading. */
  deadAnchor?: string
}

/**
 * Finds what speaks of an alert, the best first: a document that names it in its front matter and has a heading for it; what
 * its `runbook_url` points at; a document that names it; a heading, title or file name that is the name of the alert.
 */
export function runbookFinder(documents: ListedDocument[]): (name: string, rules: AlertRule[]) => Runbook[] {
  const named = new Lookup<Runbook>()
  const headed = new Lookup<Runbook>()
  const addressed = addressBook(documents)
  for (const document of documents) {
    for (const name of new Set(document.about.alerts.map(squash))) named.add(name, {document})
    if (document.decision) continue
    for (const section of document.sections) {
      headed.add(alertNameOf(section.title), section.depth === 1 ? {document} : {document, section})
    }
    headed.add(alertNameOf(document.claims.title), {document})
    headed.add(squash(fileName(document.claims.path)), {document})
  }
  return (name, rules) => {
    const key = squash(name)
    const headings = headed.get(key)
    const headingIn = (one: ListedDocument) => headings.find(({document}) => document === one)
    const namers = named.get(key).map(({document}) => headingIn(document) ?? {document})
    const asked = rules.flatMap(({annotations}) => addressed(annotations['runbook_url']) ?? [])
    return onePerDocument([...namers.filter(({section}) => section), ...asked, ...namers, ...headings])
  }
}

class Lookup<Value> {
  #values = new Map<string, Value[]>()
  add(key: string, value: Value): void {
    if (key === '') return
    const values = this.#values.get(key)
    if (values) values.push(value)
    else this.#values.set(key, [value])
  }
  get(key: string): Value[] {
    return this.#values.get(key) ?? []
  }
}

/** Finds the document that a `runbook_url` points at: a page of this site, or its file in a repository. */
function addressBook(documents: ListedDocument[]): (url: string | undefined) => Runbook | undefined {
  const byAddress = new Map<string, ListedDocument>()
  for (const document of documents) {
    byAddress.set(`/${document.claims.path}`.toLowerCase(), document)
    const permalink = withoutEnding(document.permalink ?? '')
    if (permalink !== '') byAddress.set(permalink.toLowerCase(), document)
  }
  return (url) => {
    if (url === undefined || ownAddress(url) !== undefined) return undefined
    const [, path = '', fragment] = /^(?:[a-z][a-z\d+.-]*:\/\/[^/]*)?([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/is.exec(url) ?? []
    const document = longestTail(byAddress, withoutEnding(decode(path)).toLowerCase())
    if (!document) return undefined
    const anchor = fragment && decode(fragment).toLowerCase()
    if (!anchor) return {document}
    const section = document.sections.find((one) => one.anchor.toLowerCase() === anchor)
    if (!section) return {document, deadAnchor: fragment}
    return section.depth === 1 ? {document} : {document, section}
  }
}

/** `/blob/main/runbooks/disk.md` is `/runbooks/disk.md` in a repository; nothing shorter than a folder and a file is trusted. */
function longestTail(byAddress: Map<string, ListedDocument>, path: string): ListedDocument | undefined {
  for (let start = path.indexOf('/'); start !== -1; start = path.indexOf('/', start + 1)) {
    const tail = path.slice(start)
    if (start > 0 && tail.indexOf('/', 1) === -1) return undefined
    const document = byAddress.get(tail)
    if (document) return document
  }
  return undefined
}

function onePerDocument(runbooks: Runbook[]): Runbook[] {
  const seen = new Set<ListedDocument>()
  return runbooks.filter(({document}) => !seen.has(document) && seen.add(document))
}

function withoutEnding(path: string): string {
  return path.replace(/\/(?:index\.html?)?$/, '').replace(/\.html?$/, '')
}

function fileName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
