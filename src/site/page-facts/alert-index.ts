import {addressOf, ownAddress, runbookAddress, squash} from '../../alerts/index.ts'
import type {AlertFact} from '../../fact.ts'
import {type Runbook, runbookFinder} from './runbook-finder.ts'
import type {PagesInput} from './pages-input.ts'
import {severityRank} from './severity.ts'

/** An alert, all that defines it and all that speaks of it. */
export interface Alert {
  name: string
  /** Last part of its address, `/alerts/<address>`. */
  address: string
  severity?: string
  /** Rules that share the name, the worst first. */
  rules: AlertFact[]
  /** Where its address leads, first; then other documents that speak of it. */
  runbooks: Runbook[]
}

export interface AlertIndex {
  /** By name. */
  alerts: Alert[]
  /** By the lower-cased last part of the address; what only a `runbook_url` names, too. */
  byAddress: Map<string, {address: string; alert: Alert}>
}

const known = new WeakMap<PagesInput, AlertIndex>()

/** The alerts of rule files and of documents, brought together by their names; case does not tell them apart. */
export function alertIndex(input: PagesInput): AlertIndex {
  const index = known.get(input) ?? makeIndex(input)
  known.set(input, index)
  return index
}

function makeIndex(input: PagesInput): AlertIndex {
  const {documents, alerts: rules} = input
  const groups = new Map<string, {name: string; rules: AlertFact[]}>()
  const group = (name: string) => {
    const key = addressOf(name).toLowerCase()
    const found = groups.get(key) ?? {name, rules: []}
    groups.set(key, found)
    return found
  }
  for (const rule of rules) group(rule.name).rules.push(rule)
  for (const {about} of documents) for (const name of about.alerts) if (squash(name)) group(name)
  const runbooksOf = runbookFinder(input)
  const alerts = [...groups.values()].map(({name, rules}) => {
    const worstFirst = rules.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))
    const runbooks = runbooksOf(name, worstFirst)
    const severity = worstFirst[0]?.severity ?? runbooks[0]?.document.about.severity
    return {name, address: addressOf(name), severity, rules: worstFirst, runbooks}
  })
  alerts.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  return {alerts, byAddress: addressesOf(alerts)}
}

function addressesOf(alerts: Alert[]): AlertIndex['byAddress'] {
  const byAddress: AlertIndex['byAddress'] = new Map()
  for (const alert of alerts) byAddress.set(alert.address.toLowerCase(), {address: alert.address, alert})
  for (const alert of alerts) {
    for (const rule of alert.rules) {
      const address = ownAddress(runbookAddress(rule))
      if (address && !byAddress.has(address.toLowerCase())) byAddress.set(address.toLowerCase(), {address, alert})
    }
  }
  return byAddress
}
