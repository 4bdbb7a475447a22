import type {CheckResult, Expectation, PlannedDocument, Problem} from '../model.ts'
import type {Report, ReportedDocument} from '../report.ts'
import {shallow} from './text/show-value.ts'
import {totals} from './totals.ts'

/** What is known after a run; everything but the totals and the grouping by document. */
export interface ReportInput extends Omit<Report, 'version' | 'documents' | 'totals'> {
  documents: Pick<PlannedDocument, 'path' | 'slug' | 'title' | 'digest'>[]
  /** In the order of the plan. */
  results: CheckResult[]
}

/** Assembles a report: every result under its document, problems in the order of their places, everything counted. */
export function report(input: ReportInput): Report {
  const documents = group(input.documents, input.results)
  const problems = [...input.problems].sort(byPlace)
  const {omissions, refused} = input
  return {
    version: 1,
    tool: input.tool,
    target: input.target,
    commit: input.commit,
    dirty: input.dirty,
    startedAt: input.startedAt,
    durationMs: input.durationMs,
    interrupted: input.interrupted,
    documents,
    problems,
    omissions,
    refused,
    ...(input.coverage && {coverage: input.coverage}),
    totals: totals({documents, problems, omissions, refused}),
  }
}

/** A result whose document is not among the planned ones still gets one: nothing disappears. */
function group(planned: ReportInput['documents'], results: CheckResult[]): ReportedDocument[] {
  const documents = new Map<string, ReportedDocument>()
  for (const {path, slug, title, digest} of planned) documents.set(path, {path, slug, title, digest, results: []})
  for (const result of results) {
    const {path} = result.place
    const slug = result.id.replace(/#[^#]*$/, '')
    if (!documents.has(path)) documents.set(path, {path, slug, title: path, digest: '', results: []})
    documents.get(path)!.results.push({...result, expectations: result.expectations.map(bounded)})
  }
  return [...documents.values()]
}

/** What a system answers may be nested deeper than whoever reads the report can follow. */
function bounded(expectation: Expectation): Expectation {
  return expectation.actual === undefined ? expectation : {...expectation, actual: shallow(expectation.actual, 50)}
}

function byPlace({place: a}: Problem, {place: b}: Problem): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.start.line - b.start.line || a.start.column - b.start.column
}
