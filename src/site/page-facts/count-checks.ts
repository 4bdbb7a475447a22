import type {Runbook} from './runbook-finder.ts'
import {sectionsFor} from './sections-for.ts'

/** How many checks stand where an alert leads to. */
export function countChecks(runbook: Runbook): number {
  if (!runbook.section) return runbook.document.claims.checks.length
  return sectionsFor(runbook).reduce((sum, {checks}) => sum + (checks?.length ?? 0), 0)
}
