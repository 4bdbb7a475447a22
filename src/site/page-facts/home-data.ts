import type {VerificationState} from '../../proof.ts'
import type {ListedDocument} from '../page-data.ts'
import {alertsData} from './alerts-data.ts'
import {entry} from './entry.ts'
import type {HomeData} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'
import {pageAddress} from './page-address.ts'
import {runbooksByService} from './runbooks-by-service.ts'
import {states} from './state-letters.ts'
import {stateOf} from './state-of.ts'

/** A home page is looked at, not read through: what is more than this is counted. */
const most = {alerts: 24, red: 6, start: 4}

/** What `/` shows: it stays as small with two thousand documents as with twenty. */
export function homeData(input: PagesInput): HomeData {
  const {alerts} = alertsData(input)
  const groups: HomeData['alerts'] = []
  for (const {name, to, severity} of alerts.slice(0, most.alerts)) {
    const last = groups.at(-1)
    if (last?.severity === severity) last.alerts.push({name, to})
    else groups.push({severity, alerts: [{name, to}]})
  }
  return {
    targets: input.targets,
    addresses: {alerts: pageAddress(input.pages, 'alerts'), status: pageAddress(input.pages, 'status')},
    asOf: input.index.asOf,
    alerts: groups,
    moreAlerts: Math.max(0, alerts.length - most.alerts),
    ...runbooksByService(input),
    start: waysIn(input.documents).slice(0, most.start),
    ...whatIsRed(input),
  }
}

function whatIsRed({documents, targets}: PagesInput): Pick<HomeData, 'red' | 'counts'> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<VerificationState, number>
  const red: HomeData['red'] = []
  for (const document of documents) {
    for (const target of targets) {
      const state = stateOf(document, target)
      if (state) counts[state]++
      if (state && state !== 'verified' && state !== 'unproven') red.push({...entry(document), target, state})
    }
  }
  red.sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
  return {red: red.slice(0, most.red), counts}
}

/** What projects call the page that a new person reads first. */
const firstPages = [
  /(?:^|[/_-])onboarding(?:$|[/_-])/i,
  /(?:^|\/)(?:quick|getting|get)?-?_?start(?:ed)?$/i,
  /(?:^|\/)(?:welcome|introduction|intro|overview|tutorial)$/i,
  /(?:^|\/)architecture$/i,
  /(?:^|\/)(?:contributing|development)$/i,
]

function waysIn(documents: ListedDocument[]): HomeData['start'] {
  return firstPages.flatMap((pattern) => {
    const named = documents.filter(
      ({claims, permalink}) => permalink && pattern.test(claims.path.replace(/\.\w+$/, '')),
    )
    const [first] = named.toSorted((a, b) => a.claims.path.length - b.claims.path.length)
    return first ? [{...entry(first), description: first.description}] : []
  })
}
