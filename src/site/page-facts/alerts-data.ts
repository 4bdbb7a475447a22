import {alertIndex} from './alert-index.ts'
import {alertPath} from './alert-path.ts'
import {countChecks} from './count-checks.ts'
import type {AlertsData} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'
import {runbookLink} from './runbook-link.ts'
import {summaryOf} from './summary-of.ts'
import {compareSeverities} from './severity.ts'

/** The alerts of `/alerts`, the worst first. */
export function alertsData(input: PagesInput): AlertsData {
  const alerts = alertIndex(input).alerts.map(({name, address, severity, rules, runbooks}) => {
    const [runbook] = runbooks
    const to = runbook && runbookLink(runbook)
    const title = runbook?.document.claims.title ?? ''
    return {
      name,
      to: alertPath(input.pages, address),
      severity: severity ?? '',
      summary: summaryOf(rules),
      service: runbook?.document.about.service ?? rules[0]?.labels['service'],
      runbook: to === undefined ? undefined : {title, section: runbook?.section?.title, to},
      checks: runbook ? countChecks(runbook) : 0,
    }
  })
  return {
    known: input.alerts.length > 0,
    alerts: alerts.toSorted((a, b) => compareSeverities(a.severity, b.severity)),
  }
}
