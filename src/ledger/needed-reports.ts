import {fstatSync} from 'node:fs'
import {join} from 'node:path'
import {lastRuns} from './ledger.ts'
import {ledgerFolder} from './ledger-paths.ts'
import {bytesOf, readAtMost, withFile} from './open-file.ts'
import {readProof} from './read-proof.ts'

/**
 * Adds the digests of the reports that one of the last thirty lines of a document needs. Only the end of each line is looked at,
 * where our own lines have what is asked: understanding all of a long ledger would take a second.
 */
export function neededReports(root: string, target: string, needed: Set<string>): void {
  const seen = new Map<string, number>()
  withFile(join(root, ledgerFolder, `${target}.ndjson`), (file) => {
    const {size} = fstatSync(file)
    const bytes = bytesOf(file, Math.max(0, size - readAtMost), size)
    let end = bytes.lastIndexOf(10)
    while (end > 0) {
      const start = bytes.lastIndexOf(10, end - 1) + 1
      const line = headOf(bytes, start, end)
      const count = line ? (seen.get(line.slug) ?? 0) : 0
      if (line && count < lastRuns) {
        seen.set(line.slug, count + 1)
        needed.add(line.reportDigest)
      }
      end = start - 1
    }
  })
}

/** A text in JSON has no quotes that are not escaped, so this stands nowhere but where it means what it says. */
const ending =
  /"reportDigest":"(sha256:[0-9a-f]{64})","runner":"[^"\\]*","slug":"([^"\\]*)","target":"[^"]*","time":"[^"]*","version":1\}$/

function headOf(bytes: Buffer, start: number, end: number): {slug: string; reportDigest: string} | undefined {
  const found = ending.exec(bytes.toString('utf8', Math.max(start, end - 600), end))
  if (found) return {reportDigest: found[1]!, slug: found[2]!}
  const line = readProof(bytes.toString('utf8', start, end))
  return 'proof' in line ? line.proof : undefined
}
