import type {ListedSection} from '../page-data.ts'
import type {Runbook} from './runbook-finder.ts'

/** The sections of what an alert leads to: its heading with what stands deeper below, or all of the document. */
export function sectionsFor({document, section}: Runbook): ListedSection[] {
  if (!section) return document.sections
  const after = document.sections.slice(document.sections.indexOf(section) + 1)
  const end = after.findIndex(({depth}) => depth <= section.depth)
  return [section, ...(end === -1 ? after : after.slice(0, end))]
}
