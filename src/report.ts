/** What a run comes to: everything that is known after it, as reports and pages are made of it. */
import type {CheckResult, Omission, Problem} from './model.ts'

export interface ReportedDocument {
  path: string
  slug: string
  title: string
  digest: string
  results: CheckResult[]
}

export interface Totals {
  passed: number
  failed: number
  errored: number
  skipped: number
  /** Of the passed: those that are flaky. */
  flaky: number
  /** Of the failed and errored: those that are waived. */
  waived: number
  omitted: number
  refused: number
  /** Problems of severity `error`. */
  problems: number
  warnings: number
}

/** Where the rules of alerts lead. */
export interface AlertCoverage {
  /** Rules that lead to a page of this repository, or should: all but `external` and `unchecked`. */
  total: number
  /** Of `total`: those that lead to a page and heading that are there. */
  led: number
  /** Rules that lead away from this repository. */
  external: number
  /** Rules with an address that is known only when it is rendered. */
  unchecked: number
  rules: {
    name: string
    path: string
    line: number
    state: 'page' | 'dead-page' | 'dead-anchor' | 'external' | 'unchecked' | 'none'
    /** The address as written. */
    address?: string
    /** Path of the page that it leads to. */
    page?: string
    /** Fragment of the heading that it leads to. */
    heading?: string
    /** The path or fragment that is not there. */
    missing?: string
  }[]
  /** Paths of pages for an alert that no rule leads to. */
  orphans: string[]
}

/** A share that is asked for, and what it is. */
export interface Requirement {
  name: 'alerts'
  /** In percent. */
  required: number
  met: boolean
  /** `alerts: 28 of 30 lead to a runbook (93 %), 100 % required` */
  sentence: string
}

/** What has its counterpart, as far as it was looked at. */
export interface Coverage {
  /** Absent where there are no alerts. */
  alerts?: AlertCoverage
  requirements: Requirement[]
}

/** Everything that is known after a run. */
export interface Report {
  version: 1
  tool: {name: string; version: string}
  target: string
  /** Full hash of the commit; undefined outside of git. */
  commit?: string
  /** Whether the working tree differs from the commit. */
  dirty?: boolean
  /** RFC 3339, UTC. */
  startedAt: string
  durationMs: number
  /** The run was cut short by a signal. */
  interrupted: boolean
  documents: ReportedDocument[]
  problems: Problem[]
  omissions: Omission[]
  refused: Omission[]
  /** Of `lint` only. */
  coverage?: Coverage
  totals: Totals
}
