import type {ProofsIndex, VerificationState} from '../../proof.ts'
import type {ListedDocument} from '../page-data.ts'
import type {AlertFact} from '../../fact.ts'
import type {PagesInput} from './pages-input.ts'

interface Given {
  title?: string
  alerts?: string[]
  service?: string
  owner?: string
  severity?: string
  /** Names of checks, or with the targets they apply to. */
  checks?: (string | {name: string; targets: string[]})[]
  sections?: ListedDocument['sections']
  states?: Record<string, VerificationState>
  decision?: Partial<NonNullable<ListedDocument['decision']>>
  permalink?: string
}

/** A document in a list, for tests; its address is its path without the ending. */
export function listed(path: string, given: Given = {}): ListedDocument {
  const slug = path.replace(/\.md$/, '')
  const {title = slug, alerts = [], service, owner, severity, sections = [], states = {}, decision} = given
  const checks = (given.checks ?? []).map((check) => (typeof check === 'string' ? {name: check} : check))
  return {
    claims: {
      path,
      slug,
      title,
      digest: 'sha256:0',
      checks: checks.map((check) => ({digest: 'sha256:1', ...check})),
    },
    permalink: 'permalink' in given ? given.permalink : `/${slug}`,
    about: {alerts, service, owner, severity},
    sections,
    states,
    ...(decision && {decision: {supersedes: [], supersededBy: [], ...decision}}),
  }
}

/** An alert as a rule file would define it, for tests. */
export function rule(name: string, given: Partial<AlertFact> = {}): AlertFact {
  const runbookAt =
    given.annotations?.['runbook_url'] === undefined ? {} : {runbookAt: {annotation: 'runbook_url', line: 1, column: 1}}
  return {
    family: 'alert',
    name,
    labels: {},
    annotations: {},
    path: 'alerts.yml',
    line: 1,
    column: 1,
    ...runbookAt,
    ...given,
  }
}

const nothingProven: ProofsIndex = {version: 1, asOf: '2026-11-22T04:00:00Z', documents: []}

/** What the pages are made from, for tests. */
export function pagesInput(given: Partial<PagesInput>): PagesInput {
  return {documents: [], targets: ['local'], index: nothingProven, alerts: [], ...given}
}
