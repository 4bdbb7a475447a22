import {type AlertLead, coverageOf, leadsOf, orphansOf, type Spot} from '../../alerts/index.ts'
import {alertIndex} from './alert-index.ts'
import {alertPath} from './alert-path.ts'
import {countChecks} from './count-checks.ts'
import type {ListedDocument} from '../page-data.ts'
import type {CoverageData, RuleLead} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'
import {runbookLink} from './runbook-link.ts'
import {shelfOf} from './shelf-of.ts'
import {stateOf} from './state-of.ts'

/** What stands alone on `/coverage`: alerts without a page, pages without a check, headings that are not there. */
export function coverageData(input: PagesInput): CoverageData {
  const {documents, targets, alerts: rules} = input
  const {alerts} = alertIndex(input)
  const shelf = shelfOf(input)
  const withRule = alerts.filter(({rules}) => rules.length > 0)
  const withRunbook = alerts.filter(({runbooks}) => runbooks.length > 0)
  const withoutCheck = withRunbook.filter(({runbooks}) => countChecks(runbooks[0]!) === 0)
  const withChecks = documents.filter(({claims}) => claims.checks.length > 0)
  return {
    alerts: {
      total: alerts.length,
      withRunbook: withRunbook.length,
      withCheck: withRunbook.length - withoutCheck.length,
      known: rules.length > 0,
    },
    alertsWithoutRunbook: withRule
      .filter(({runbooks}) => runbooks.length === 0)
      .map(({name, address, rules}) => ({
        name,
        to: alertPath(input.pages, address),
        path: rules[0]!.path,
        line: rules[0]!.line,
      })),
    alertsWithoutCheck: withoutCheck.map(({name, runbooks}) => ({
      name,
      to: runbookLink(runbooks[0]!),
      title: runbooks[0]!.section?.title ?? runbooks[0]!.document.claims.title,
    })),
    rules: ruleLeads(input),
    orphans: orphansOf(leadsOf(rules, shelf), shelf).map(({title, permalink}) => ({title, to: permalink})),
    unknownAlerts:
      rules.length === 0
        ? []
        : alerts
            .filter(({rules}) => rules.length === 0)
            .map(({name, runbooks}) => ({
              name,
              title: runbooks[0]?.document.claims.title ?? '',
              to: runbooks[0] && runbookLink(runbooks[0]),
            })),
    documents: documents.map(({claims, permalink}) => (permalink ? [claims.title, permalink] : [claims.title])),
    withChecks: withChecks.length,
    withoutChecks: numbersOf(documents, ({claims}) => claims.checks.length === 0),
    neverProven: targets.map((target) => ({
      target,
      total: numbersOf(documents, (document) => stateOf(document, target) !== undefined).length,
      documents: numbersOf(documents, (document) => stateOf(document, target) === 'unproven'),
    })),
  }
}

function ruleLeads(input: PagesInput): CoverageData['rules'] {
  const leads = leadsOf(input.alerts, shelfOf(input))
  const {total, led} = coverageOf(leads, [])
  return {total, led, leads: leads.map(ruleLead)}
}

function ruleLead({rule, state, page, heading, address, missing, speakers}: AlertLead): RuleLead {
  const spot = page ? {page, heading} : state === 'none' ? speakers[0] : undefined
  return {
    name: rule.name,
    path: rule.path,
    line: rule.line,
    state,
    ...(spot && shown(spot)),
    ...(!page && address !== undefined && {address}),
    ...(missing !== undefined && {missing}),
  }
}

function shown({
  page,
  heading,
}: Pick<Spot, 'page'> & {heading?: Spot['heading']}): Pick<RuleLead, 'title' | 'section' | 'to'> {
  const {title, permalink} = page
  return {title, section: heading?.text, to: permalink && heading ? `${permalink}#${heading.anchor}` : permalink}
}

function numbersOf(documents: ListedDocument[], choose: (document: ListedDocument) => boolean): number[] {
  return documents.flatMap((document, index) => (choose(document) ? [index] : []))
}
