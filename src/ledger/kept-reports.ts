import {readFileSync} from 'node:fs'
import type {Json, JsonObject} from '../model.ts'
import {digest as digestOf} from '../util/digest.ts'
import {isObject} from '../util/is-object.ts'
import {reportFile} from './ledger-paths.ts'

/** Finds a result in a report that was kept; undefined where the report is gone, or not the one that the digest names. */
export type KeptReports = (reportDigest: string, id: string) => JsonObject | undefined

/** So much of the reports is remembered, in bytes of their files: pages of one run all ask for the same one. */
const remembered = 64 * 1024 * 1024

interface Kept {
  results: Map<string, JsonObject>
  bytes: number
}

/** Opens the reports beside a ledger. What a digest names never changes, so each is read once. */
export function keptReports(root: string): KeptReports {
  const kept = new Map<string, Kept>()
  return (reportDigest, id) => {
    const known = kept.get(reportDigest)
    const report = known ?? readReport(root, reportDigest)
    if (!report) return undefined
    // The one that was asked for last stands last.
    if (known) kept.delete(reportDigest)
    kept.set(reportDigest, report)
    forget(kept)
    return report.results.get(id)
  }
}

function forget(kept: Map<string, Kept>): void {
  let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
  for (const [digest, one] of kept) {
    if (bytes <= remembered || kept.size === 1) return
    kept.delete(digest)
    bytes -= one.bytes
  }
}

function readReport(root: string, reportDigest: string): Kept | undefined {
  const path = reportFile(root, reportDigest)
  if (path === undefined) return undefined
  try {
    const bytes = readFileSync(path)
    if (digestOf(bytes) !== reportDigest) return undefined
    return {results: resultsOf(JSON.parse(bytes.toString('utf8')) as Json), bytes: bytes.length}
  } catch {
    return undefined
  }
}

function resultsOf(report: Json): Map<string, JsonObject> {
  const documents = isObject(report) && Array.isArray(report.documents) ? report.documents : []
  const results = documents.flatMap((document) => {
    const results = isObject(document) ? document.results : undefined
    return Array.isArray(results) ? results.filter(isObject) : []
  })
  return new Map(results.flatMap((result) => (typeof result.id === 'string' ? [[result.id, result] as const] : [])))
}
