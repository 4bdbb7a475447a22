import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Json} from '../model.ts'
import type {Report} from '../report.ts'
import type {Proof} from '../proof.ts'
import {canonicalJson, digest} from '../util/digest.ts'
import {appendLines} from './append-lines.ts'
import {ledgerFile, ledgerFolder, reportFile, reportsFolder} from './ledger-paths.ts'
import {proofsIn} from './proofs-in.ts'
import {pruneReports} from './prune-reports.ts'
import {withLock} from './with-lock.ts'

export interface AppendProofs {
  /** Absolute path of the root of the project. */
  root: string
  /** When the run was interrupted, if it was. */
  interruptedAt?: Date
  /** How long to wait for another run that is appending. */
  waitMs?: number
}

/** What became of the proofs of a run. */
export interface Appended {
  /** How many lines the ledger has got. */
  lines: number
  /** What went wrong, one line each: the run itself stands whatever they say. */
  warnings: string[]
}

/** Appends what a run found out to the ledger, a line per document, and keeps the report beside it. Throws for nothing that a disk does. */
export async function appendProofs(report: Report, request: AppendProofs): Promise<Appended> {
  const {root, interruptedAt, waitMs = report.interrupted ? 1000 : 10_000} = request
  const proofs = proofsIn(report, interruptedAt)
  if (proofs.length === 0) return {lines: 0, warnings: []}
  const file = ledgerFile(report.target)
  if (file === undefined) return failed(`no file can be named after the target \`${report.target}\``)
  try {
    makeFolder(root)
    return await withLock(join(root, ledgerFolder, 'lock'), waitMs, () => {
      const reportDigest = keepReport(root, report)
      const {torn} = appendOr(
        () => rmSync(reportFile(root, reportDigest)!, {force: true}),
        join(root, file),
        proofs.map((proof) => ({...proof, reportDigest})),
      )
      const warnings = torn
        ? [`the last line of \`${file}\` was torn, as by a crash: it is in \`${file}.torn\` now`]
        : []
      return {lines: proofs.length, warnings: [...warnings, ...tidy(root)]}
    })
  } catch (error) {
    return failed((error as Error).message)
  }
}

function appendOr(undo: () => void, path: string, proofs: Proof[]): {torn: boolean} {
  try {
    return appendLines(path, proofs)
  } catch (error) {
    undo()
    throw error
  }
}

function failed(reason: string): Appended {
  return {lines: 0, warnings: [`this run is not kept in \`${ledgerFolder}\`: ${reason}`]}
}

/** The ledger is a machine's own until somebody decides otherwise: a new one is kept out of git. */
function makeFolder(root: string): void {
  const isNew = !existsSync(join(root, ledgerFolder))
  mkdirSync(join(root, reportsFolder), {recursive: true})
  if (isNew) writeFileSync(join(root, ledgerFolder, '.gitignore'), '*\n')
}

/** Writes a report whole, under the digest of its bytes. It need not be on the disk for sure: the line says enough without it. */
function keepReport(root: string, report: Report): string {
  const text = canonicalJson(report as unknown as Json)
  const name = digest(text)
  const path = reportFile(root, name)!
  const draft = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(draft, text, {flag: 'wx'})
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, {force: true})
    throw error
  }
  return name
}

/** Under the lock too: a report whose line is about to be written is needed by no line yet. */
function tidy(root: string): string[] {
  try {
    pruneReports(root)
    return []
  } catch (error) {
    return [`old reports are not removed from \`${reportsFolder}\`: ${(error as Error).message}`]
  }
}
