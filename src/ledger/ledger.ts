import type {Problem, Status} from '../model.ts'
import type {KeptControl, Proof, ProvenCheck} from '../proof.ts'
import type {KeptReports} from './kept-reports.ts'

/** So many runs of a check make its trend, and so many lines of a document keep their reports. */
export const lastRuns = 30

/** How a check ended, as its trend needs it. */
export interface Look {
  time: string
  status: Status
  durationMs: number
}

/** What is known of a check on a target: the line that it was run in last, and its last thirty runs, the newest last. */
export interface KnownCheck {
  proof: Proof
  check: ProvenCheck
  trend: Look[]
}

/** What is known of a document on a target. */
export interface KnownDocument {
  checks: Map<string, KnownCheck>
  /** Digests of the reports of its last thirty lines, the newest last. */
  reports: string[]
}

/** What the file of a target says, by slug; `read`: how far it was read, so that reading on is enough. */
export interface KnownTarget {
  documents: Map<string, KnownDocument>
  read: ReadSoFar
}

/** Up to where a file was read. */
export interface ReadSoFar {
  ino: number
  /** Behind the last whole line, in bytes. */
  end: number
  /** Lines up to there. */
  lines: number
  /** Where the last whole line starts, and the digest of its bytes; undefined where there is none. */
  last?: {start: number; digest: string}
  problems: Problem[]
}

/** What was proven, read from disk: per target and document the last of every check. */
export interface Ledger {
  /** Absolute path of the root of the project. */
  root: string
  targets: Map<string, KnownTarget>
  reports: KeptReports
  /** The last negative control of each check, by target, slug of the document and name. */
  controls: Map<string, Map<string, Record<string, KeptControl>>>
  /** What is wrong with it: warnings, for all else is used. */
  problems: Problem[]
}
