import type {Runbook} from './runbook-finder.ts'

/** The address of what an alert leads to, with the anchor of its section; undefined where the document has no page. */
export function runbookLink({document, section}: Runbook): string | undefined {
  if (document.permalink === undefined) return undefined
  return section ? `${document.permalink}#${section.anchor}` : document.permalink
}
