import type {CheckResult} from '../../src/model.ts'
import type {Report, ReportedDocument} from '../../src/report.ts'
import {digest} from '../../src/util/digest.ts'

/** How one check of a document ended, and what is special about it. */
export type Ended = Partial<CheckResult> & {name: string}

export interface RunReport {
  target?: string
  startedAt?: string
  interrupted?: boolean
  /** By slug. */
  documents: Record<string, Ended[]>
}

/** The report of a run that never was: checks passed where nothing else is said, documents are named after their slugs. */
export function runReport({target = 'local', startedAt, interrupted = false, documents}: RunReport): Report {
  const at = startedAt ?? '2026-11-22T11:00:00.000Z'
  return {
    version: 1,
    tool: {name: 'proofbook', version: '0'},
    target,
    startedAt: at,
    durationMs: 1000,
    interrupted,
    documents: Object.entries(documents).map(([slug, results]): ReportedDocument => {
      const path = `runbooks/${slug}.md`
      return {
        path,
        slug,
        title: slug,
        digest: digest(slug),
        results: results.map((one) => result(one, slug, target, at)),
      }
    }),
    problems: [],
    omissions: [],
    refused: [],
    totals: {
      passed: 0,
      failed: 0,
      errored: 0,
      skipped: 0,
      flaky: 0,
      waived: 0,
      omitted: 0,
      refused: 0,
      problems: 0,
      warnings: 0,
    },
  }
}

function result({name, ...special}: Ended, slug: string, target: string, startedAt: string): CheckResult {
  const point = {line: 3, column: 1}
  return {
    id: `${slug}#${name}`,
    title: name,
    kind: 'shell',
    sentence: name,
    place: {path: `runbooks/${slug}.md`, start: point, end: point},
    target,
    effect: 'reads',
    status: 'passed',
    flaky: false,
    expectations: [],
    evidence: [],
    startedAt,
    durationMs: 5.1234567,
    attempts: 1,
    digest: digest(name),
    ...special,
  }
}
