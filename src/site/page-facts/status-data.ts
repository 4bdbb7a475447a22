import type {StatusData, StatusRow} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'
import {pageAddress} from './page-address.ts'
import {stateLetter} from './state-letters.ts'
import {stateOf} from './state-of.ts'

/** The rows of `/status`: documents that have checks, as short as two thousand of them need it. */
export function statusData({documents, targets, pages}: PagesInput): StatusData {
  const owners = new Map<string, number>()
  const services = new Map<string, number>()
  const rows = documents
    .filter(({claims}) => claims.checks.length > 0)
    .map((document): StatusRow => {
      const {claims, permalink, about} = document
      const states = targets
        .map((target) => stateLetter(stateOf(document, target), document.toothless?.[target]))
        .join('')
      const owner = numberIn(owners, about.owner)
      const service = numberIn(services, about.service)
      const row: StatusRow = [claims.slug, claims.title, permalink ?? '', owner, service, claims.checks.length, states]
      if (about.nextReview) row.push(about.nextReview)
      return row
    })
  return {
    targets,
    unchecked: documents.length - rows.length,
    coverage: pageAddress(pages, 'coverage'),
    owners: [...owners.keys()],
    services: [...services.keys()],
    rows,
  }
}

/** The number under which a name is kept; -1 where there is none. */
function numberIn(names: Map<string, number>, name: string | undefined): number {
  if (!name) return -1
  const number = names.get(name) ?? names.size
  names.set(name, number)
  return number
}
