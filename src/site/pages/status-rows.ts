import type {VerificationState} from '../../proof.ts'
import type {StatusData} from '../page-facts/pages-data.ts'
import {letterState} from '../page-facts/state-letters.ts'

/** A row of the status table as the theme takes it. */
export interface StatusTableRow {
  slug: string
  title: string
  to?: string
  owner?: string
  service?: string
  checks: number
  /** By target; a target that does not apply is not there. */
  states: Record<string, VerificationState>
  nextReview?: string
}

/** The rows that the short form of the page's data stands for. */
export function statusRows({targets, owners, services, rows}: StatusData): StatusTableRow[] {
  return rows.map(([slug, title, to, owner, service, checks, letters, nextReview]) => {
    const states = targets.flatMap((target, index) => {
      const state = letterState(letters[index])
      return state ? [[target, state] as const] : []
    })
    return {
      slug,
      title,
      to: to || undefined,
      owner: owners[owner],
      service: services[service],
      checks,
      states: Object.fromEntries(states),
      nextReview,
    }
  })
}
