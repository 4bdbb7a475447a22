import {bestFirst, leadsOf, type Spot, speakersOf} from '../../alerts/index.ts'
import type {AlertFact} from '../../fact.ts'
import type {ListedDocument, ListedSection} from '../page-data.ts'
import type {PagesInput} from './pages-input.ts'
import {shelfOf} from './shelf-of.ts'

/** What an alert leads to: a document, at a section of it or at its top. */
export interface Runbook {
  document: ListedDocument
  section?: ListedSection
}

/**
 * Finds what speaks of an alert, the best first: a document that names it in its front matter and has a heading for it; what
 * its rule leads to; a document that names it; a heading, title or file name that is the name of the alert.
 */
export function runbookFinder(input: PagesInput): (name: string, rules: AlertFact[]) => Runbook[] {
  const shelf = shelfOf(input)
  const speakers = speakersOf(shelf.pages)
  const leads = new Map(leadsOf(input.alerts, shelf).map((lead) => [lead.rule, lead]))
  const documents = new Map(input.documents.map((document) => [document.claims.path, document]))
  const runbookOf = ({page, heading}: Spot): Runbook[] => {
    const document = documents.get(page.path)
    const section = heading && document?.sections.find(({anchor}) => anchor === heading.anchor)
    return document ? [{document, ...(section && {section})}] : []
  }
  return (name, rules) => {
    const asked = rules.flatMap((rule) => {
      const {page, heading, byName} = leads.get(rule) ?? {}
      // An address of ours names the alert, and leads to what is found by its name.
      return page && !byName ? [{page, ...(heading && {heading})}] : []
    })
    return bestFirst(speakers(name), asked).flatMap(runbookOf)
  }
}
