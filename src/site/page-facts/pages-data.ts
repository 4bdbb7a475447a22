/** What each page beside the documents is given as `data`: short, because it is a part of the page. */
import type {AlertCoverage} from '../../report.ts'
import type {VerificationState} from '../../proof.ts'

/** A document in a list: its slug is what the proofs name it by. */
export interface Entry {
  slug: string
  title: string
  /** Address of its page; undefined where the site has none. */
  to?: string
}

/** An alert in a list: `to` is its short address. */
export interface ListedAlert {
  name: string
  to: string
  summary?: string
}

/** Alerts of one severity, the worst severity first. */
export interface AlertsOfSeverity {
  /** As written in the rules; empty where nobody says. */
  severity: string
  alerts: {name: string; to: string}[]
}

/** `/` */
export interface HomeData {
  targets: string[]
  addresses: {alerts?: string; status?: string}
  /** When the proofs were put together. */
  asOf: string
  alerts: AlertsOfSeverity[]
  /** Alerts that are not listed above, because there are too many. */
  moreAlerts: number
  /** Empty where the runbooks say none. */
  services: {service: string; runbooks: Entry[]; more: number}[]
  moreServices: number
  /** There are no runbooks: `services` are folders of documents. */
  byFolder: boolean
  /** The way in for new people. */
  start: (Entry & {description?: string})[]
  /** What was not verified when the site was built, the worst first; titles of others are in `proofs/titles.json`. */
  red: (Entry & {target: string; state: VerificationState})[]
  /** How many pairs of document and target were in which state. */
  counts: Record<VerificationState, number>
}

/** `/alerts` */
export interface AlertsData {
  /** Whether rules were read, or only documents. */
  known: boolean
  alerts: (ListedAlert & {
    severity: string
    service?: string
    /** Where its address leads; undefined: nowhere yet. */
    runbook?: {title: string; section?: string; to: string}
    checks: number
  })[]
}

/** `/alerts/<name>` */
export interface AlertData {
  name: string
  /** Address of the list of alerts. */
  list: string
  /** Address of the script that goes on before the page has loaded. */
  script: string
  severity?: string
  summary?: string
  description?: string
  /** Where its address leads, with the anchor; undefined: no document speaks of the alert. */
  to?: string
  title?: string
  section?: string
  command?: string
  service?: string
  rules: {path: string; line: number; expr?: string; severity?: string}[]
  /** Other documents that speak of the alert. */
  others: {title: string; to: string}[]
}

/** `/status`: a document is a row, its states are letters (see `state-letters.ts`), one per target, each with the number of its toothless checks. */
export interface StatusData {
  targets: string[]
  /** How many documents have no checks, and are not rows. */
  unchecked: number
  /** Address of the page that lists them. */
  coverage?: string
  owners: string[]
  services: string[]
  rows: StatusRow[]
}

/** `to` is empty where there is no page; `owner` and `service` are indexes, -1 where there is none. */
export type StatusRow = [
  slug: string,
  title: string,
  to: string,
  owner: number,
  service: number,
  checks: number,
  states: string,
  nextReview?: string,
]

/** `/coverage`: documents are named by their place in `documents`. */
export interface CoverageData {
  alerts: {total: number; withRunbook: number; withCheck: number; known: boolean}
  /** Alerts that no document speaks of. */
  alertsWithoutRunbook: {name: string; to: string; path: string; line: number}[]
  /** Alerts whose section (or page) has no check. */
  alertsWithoutCheck: {name: string; to?: string; title: string}[]
  /** Where each rule leads; `led` of `total`: those with a page and heading that are there. */
  rules: {total: number; led: number; leads: RuleLead[]}
  /** Pages for an alert that no rule leads to. */
  orphans: {title: string; to?: string}[]
  /** Names in documents that no rule has; empty where no rules are known. */
  unknownAlerts: {name: string; title: string; to?: string}[]
  documents: [title: string, to?: string][]
  withChecks: number
  withoutChecks: number[]
  /** Documents with checks that were never proven on a target that they apply to. */
  neverProven: {target: string; total: number; documents: number[]}[]
}

/** A rule, and where it leads. */
export interface RuleLead {
  name: string
  path: string
  line: number
  state: AlertCoverage['rules'][number]['state']
  /** The page, and the heading, that it leads to; of a rule without an address, what speaks of the alert. */
  title?: string
  section?: string
  to?: string
  /** The address as written, where it leads to no page. */
  address?: string
  /** The path or fragment that is not there. */
  missing?: string
}

/** `/adr` */
export interface AdrData {
  decisions: {
    slug: string
    number?: number
    title: string
    to?: string
    status?: string
    date?: string
    /** Indexes into `decisions`. */
    supersedes: number[]
    supersededBy: number[]
    /** References to records that are not there, as written. */
    dangling: string[]
    checks: number
  }[]
  /** Mermaid text of what supersedes what; undefined where nothing does. */
  graph?: string
}
