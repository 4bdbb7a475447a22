import {fstatSync} from 'node:fs'
import {join} from 'node:path'
import type {Problem} from '../model.ts'
import type {Proof} from '../proof.ts'
import {digest} from '../util/digest.ts'
import {type KnownTarget, lastRuns, type ReadSoFar} from './ledger.ts'
import {ledgerFolder} from './ledger-paths.ts'
import {readProof} from './read-proof.ts'
import {bytesOf, readAtMost, withFile} from './open-file.ts'
import {clocksDifferMs, timeOf} from './verify.ts'

/** So many of the problems of a file are told one by one. */
const toldAtMost = 10

/** Reads the file of a target, or what came to it since it was read last; `known` is added to, not copied. */
export function readLedgerFile(
  root: string,
  target: string,
  now: Date,
  known?: KnownTarget,
): {known: KnownTarget; problems: Problem[]} {
  const path = `${ledgerFolder}/${target}.ndjson`
  try {
    return withFile(join(root, path), (file) => readOpen(file, path, target, now, known))
  } catch (error) {
    const reason = `Unexpected ledger that cannot be read: ${(error as Error).message}`
    return {known: nothing(0), problems: [problem('ledger-unreadable', path, 1, reason)]}
  }
}

function readOpen(file: number, path: string, target: string, now: Date, before?: KnownTarget) {
  const {ino, size} = fstatSync(file)
  const known = before && goesOn(file, ino, size, before.read) ? before : nothing(ino)
  const {read} = known
  const from = Math.max(read.end, size - readAtMost)
  const bytes = bytesOf(file, from, size)
  // What starts in the middle of a line starts with the next one.
  let start = from > read.end ? bytes.indexOf(10) + 1 : 0
  if (from > read.end) Object.assign(read, {lines: read.lines + linesIn(file, read.end, from + start), last: undefined})
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    read.lines++
    if (end > start) readLine(bytes.subarray(start, end), from + start, {known, path, target, now})
    start = end + 1
  }
  read.end = from + start
  const torn = size > read.end
  const remedy = 'the next `proofbook check` moves it aside'
  const rest = torn
    ? [problem('ledger-torn', path, read.lines + 1, 'Unexpected end within a line, expected it whole', remedy)]
    : []
  return {known, problems: told([...read.problems, ...rest], path)}
}

interface Reading {
  known: KnownTarget
  path: string
  target: string
  now: Date
}

function readLine(bytes: Uint8Array, start: number, {known, path, target, now}: Reading): void {
  const {read} = known
  const line = readProof(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  const before = read.last
  read.last = {start, digest: digest(bytes)}
  const note = (rule: string, reason: string, hint: string) =>
    void read.problems.push(problem(rule, path, read.lines, reason, hint))
  if (!('proof' in line)) return note(line.rule, line.reason, 'the line is left out; it may be removed')
  const {proof} = line
  if (proof.target !== target) {
    const reason = `Unexpected proof of target \`${proof.target.slice(0, 80)}\`, expected \`${target}\``
    return note('ledger-line', reason, 'the line is left out; it may be removed')
  }
  if (before && proof.previous !== before.digest) {
    const reason = 'Unexpected line that does not follow the one before it, expected its digest in `previous`'
    note('ledger-chain', reason, 'somebody changed, removed or joined lines; `proofbook check` proves anew')
  }
  if (!(timeOf(proof.time) <= now.getTime() + clocksDifferMs)) {
    const reason = `Unexpected time \`${proof.time.slice(0, 40)}\`, expected one in RFC 3339 and UTC that has passed`
    note('ledger-time', reason, 'nothing is proven by it; `proofbook check` proves anew')
  }
  add(known, proof)
}

/** The last line that speaks of a check has the say: lines stand in the order in which they were appended. */
function add({documents}: KnownTarget, proof: Proof): void {
  let document = documents.get(proof.slug)
  if (!document) documents.set(proof.slug, (document = {checks: new Map(), reports: []}))
  document.reports.push(proof.reportDigest)
  if (document.reports.length > lastRuns) document.reports.shift()
  for (const check of proof.checks) {
    const {name, status, durationMs} = check
    const trend = document.checks.get(name)?.trend ?? []
    trend.push({time: proof.time, status, durationMs})
    if (trend.length > lastRuns) trend.shift()
    document.checks.set(name, {proof, check, trend})
  }
}

function nothing(ino: number): KnownTarget {
  return {documents: new Map(), read: {ino, end: 0, lines: 0, problems: []}}
}

/** Whether a file is the one that was read, with nothing but more behind it. */
function goesOn(file: number, ino: number, size: number, {ino: was, end, last}: ReadSoFar): boolean {
  if (ino !== was || size < end || !last) return false
  return digest(bytesOf(file, last.start, end - 1)) === last.digest
}

function linesIn(file: number, from: number, to: number): number {
  const piece = 4 * 1024 * 1024
  let lines = 0
  for (let at = from; at < to; at += piece) {
    const bytes = bytesOf(file, at, Math.min(at + piece, to))
    for (let i = bytes.indexOf(10); i !== -1; i = bytes.indexOf(10, i + 1)) lines++
  }
  return lines
}

function told(problems: Problem[], path: string): Problem[] {
  if (problems.length <= toldAtMost) return problems
  const more = problems.length - toldAtMost
  const {line} = problems[toldAtMost]!.place.start
  const rest = problem('ledger-line', path, line, `Unexpected lines: this one and ${more - 1} more behind it`)
  return [...problems.slice(0, toldAtMost), rest]
}

function problem(rule: string, path: string, line: number, reason: string, hint?: string): Problem {
  const point = {line, column: 1}
  return {rule, severity: 'warning', reason, place: {path, start: point, end: point}, ...(hint && {hint})}
}
