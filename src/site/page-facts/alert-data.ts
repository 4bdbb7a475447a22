import {alertIndex} from './alert-index.ts'
import {alertsPath} from './alert-path.ts'
import type {AlertData} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'
import {plainTemplate} from './plain-template.ts'
import {runbookLink} from './runbook-link.ts'
import {summaryOf} from './summary-of.ts'
import {sectionsFor} from './sections-for.ts'

/** The page `/alerts/<address>`; case does not matter. Undefined where no alert has the address. */
export function alertData(input: PagesInput, address: string): AlertData | undefined {
  const alert = alertIndex(input).byAddress.get(address.toLowerCase())?.alert
  if (!alert) return undefined
  const {name, severity, rules, runbooks} = alert
  const [runbook, ...others] = runbooks
  return {
    name,
    list: alertsPath(input.pages),
    script: `${alertsPath(input.pages)}/go.js`,
    severity,
    summary: summaryOf(rules),
    description: plainTemplate(rules.find(({annotations}) => annotations['description'])?.annotations['description']),
    to: runbook && runbookLink(runbook),
    title: runbook?.document.claims.title,
    section: runbook?.section?.title,
    command: runbook && sectionsFor(runbook).find(({command}) => command)?.command,
    service: runbook?.document.about.service ?? rules[0]?.labels['service'],
    rules: rules.map(({path, line, expr, severity}) => ({path, line, expr, severity})),
    others: others.flatMap((other) => {
      const to = runbookLink(other)
      return to === undefined ? [] : [{title: other.document.claims.title, to}]
    }),
  }
}
