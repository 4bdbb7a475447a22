import type {CheckResult} from '../model.ts'
import type {Report, ReportedDocument} from '../report.ts'
import type {Proof, ProvenCheck} from '../proof.ts'
import {canonicalJson, digest} from '../util/digest.ts'

/** A line of the ledger before it has its place there. */
export type NewProof = Omit<Proof, 'previous' | 'reportDigest'>

/** So much before an interrupt a check must have ended for it not to have been cut short, in milliseconds. */
const marginMs = 50

/**
 * What a run found out, a proof per document. Of a run that was interrupted, only documents whose every check had ended before:
 * half a document would say of the other half that it failed. What was given other inputs than the document's own proves nothing
 * of what it says.
 */
export function proofsIn(report: Report, interruptedAt?: Date): NewProof[] {
  const endedAt = new Date(Date.parse(report.startedAt) + report.durationMs).toISOString()
  return report.documents
    .filter((document) => isWhole(document, report, interruptedAt))
    .map((document) => ({
      version: 1,
      document: document.path,
      slug: document.slug,
      target: report.target,
      documentDigest: document.digest,
      planDigest: digest(canonicalJson(document.results.map((result) => result.digest))),
      ...(report.commit !== undefined && {commit: report.commit, dirty: report.dirty}),
      time: endedAt,
      runner: `${report.tool.name} ${report.tool.version}`,
      checks: document.results.map((result) => provenCheck(result, document.slug)),
    }))
}

/** A document without a digest was not planned: what its results are about is not known. */
function isWhole({digest, results}: ReportedDocument, {interrupted}: Report, interruptedAt?: Date): boolean {
  if (digest === '' || results.length === 0 || results.some(({inputs}) => inputs !== undefined)) return false
  if (!interrupted) return true
  const limit = interruptedAt === undefined ? -Infinity : interruptedAt.getTime() - marginMs
  return results.every(({startedAt, durationMs}) => Date.parse(startedAt) + durationMs < limit)
}

function provenCheck({id, status, flaky, waived, durationMs, digest}: CheckResult, slug: string): ProvenCheck {
  const isOpen = status === 'failed' || status === 'errored'
  return {
    name: id.slice(slug.length + 1),
    status,
    flaky,
    waived: isOpen && waived !== undefined,
    durationMs: Math.round(durationMs * 1000) / 1000,
    digest,
  }
}
