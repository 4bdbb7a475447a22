import type {AlertCoverage} from '../report.ts'
import type {AlertPage} from './alert-page.ts'
import type {AlertLead} from './leads-of.ts'

/** Where rules lead as plain data, and the sums of it. What leads away, or cannot be checked, counts neither for nor against. */
export function coverageOf(leads: readonly AlertLead[], orphans: readonly AlertPage[]): AlertCoverage {
  const having = (...states: AlertLead['state'][]) => leads.filter(({state}) => states.includes(state)).length
  return {
    total: having('page', 'dead-page', 'dead-anchor', 'none'),
    led: having('page'),
    external: having('external'),
    unchecked: having('unchecked'),
    rules: leads.map(({rule, state, address, page, heading, missing}) => ({
      name: rule.name,
      path: rule.path,
      line: rule.line,
      state,
      ...(address !== undefined && {address}),
      ...(page && {page: page.path}),
      ...(heading && {heading: heading.anchor}),
      ...(missing !== undefined && {missing}),
    })),
    orphans: orphans.map(({path}) => path),
  }
}
