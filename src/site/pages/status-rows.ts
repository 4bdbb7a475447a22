import type {StatusRow} from '@theme/Proofbook/StatusTable'
import type {StatusData} from '../page-facts/pages-data.ts'
import {letterStates} from '../page-facts/state-letters.ts'

/** The rows that the short form of the page's data stands for. */
export function statusRows({targets, owners, services, rows}: StatusData): StatusRow[] {
  return rows.map(([slug, title, to, owner, service, checks, letters, nextReview]) => {
    const known = letterStates(letters)
    const states = targets.flatMap((target, index) => {
      const state = known[index]?.state
      return state ? [[target, state] as const] : []
    })
    const toothless = targets.flatMap((target, index) => {
      const count = known[index]?.toothless ?? 0
      return count > 0 ? [[target, count] as const] : []
    })
    return {
      slug,
      title,
      to: to || undefined,
      owner: owners[owner],
      service: services[service],
      checks,
      states: Object.fromEntries(states),
      toothless: Object.fromEntries(toothless),
      nextReview,
    }
  })
}
