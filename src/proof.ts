/** The nouns of what was proven: what the ledger keeps, what a page is given, what it may say of itself. */
import type {Evidence, Expectation, Place, Status, Waiver} from './model.ts'

/** How one check ended in one run, as short as a trend needs it. */
export interface ProvenCheck {
  name: string
  status: Status
  flaky: boolean
  waived: boolean
  durationMs: number
  /** Digest of the spec that was run. */
  digest: string
}

/** What a run found out about one document on one target: one line of the ledger. */
export interface Proof {
  version: 1
  document: string
  slug: string
  target: string
  /** Digest of the text of the document. */
  documentDigest: string
  /** `sha256:` over the digests of the specs that were run, in their order. */
  planDigest: string
  /** Digest of the report that holds the results. */
  reportDigest: string
  commit?: string
  dirty?: boolean
  /** When the run ended: RFC 3339, UTC. */
  time: string
  /** The program that ran it: `proofbook 0.1.0`. */
  runner: string
  checks: ProvenCheck[]
  /** Digest of the line before; undefined in the first. */
  previous?: string
}

/** What a text asks to be proven: the part of a document that a verification is computed from. */
export interface Claims {
  path: string
  slug: string
  title: string
  digest: string
  /** How long a proof lasts; undefined: until the text changes. */
  verifyEveryMs?: number
  checks: {name: string; digest: string; targets?: string[]}[]
}

/** The last result of a check on a target. */
export interface LastResult {
  /** When it was seen: RFC 3339, UTC. */
  time: string
  /** Digest of the text that the document had. */
  documentDigest: string
  /** Digest of the spec that was run. */
  digest: string
  commit?: string
  dirty?: boolean
  runner: string
  status: Status
  flaky: boolean
  waived?: Waiver
  reason?: string
  durationMs: number
  expectations: Expectation[]
  evidence: Evidence[]
}

/** What is known of a document on its targets: `/proofs/<slug>.json`. */
export interface DocumentProofs {
  version: 1
  slug: string
  /** When this was put together: RFC 3339, UTC. */
  asOf: string
  /** Set by a server that reads the ledger at every request: asking again soon is worthwhile. */
  live?: true
  targets: Record<string, TargetProofs>
}

export interface TargetProofs {
  /** By name of the check. */
  results: Record<string, LastResult>
  /** By name of the check: its last thirty runs, the newest last. */
  trend: Record<string, {time: string; status: Status; durationMs: number}[]>
  /** By name of the check: whether it can fail. Undefined where no control is kept. */
  controls?: Record<string, KeptControl>
}

/** A wrong world in which a check passes all the same. */
export interface Survivor {
  /** The wrong, as a clause: `the server answers 500 with an empty body`. */
  where: string
  /** The expectation that should have noticed; undefined: the check as a whole. */
  path?: string
  place: Place
  hint?: string
}

/** What a negative control found of one check: whether it can fail. `unknown`: that could not be found out. */
export interface Control {
  id: string
  title: string
  place: Place
  /** Digest of the spec that was held against wrong worlds: of an edited one it says nothing. */
  digest: string
  state: 'sound' | 'toothless' | 'unknown'
  /** Every wrong world that was tried. */
  tried: string[]
  survived: Survivor[]
  /** Why nothing is known. */
  reason?: string
}

/** What is kept of the last negative control of a check. */
export interface KeptControl {
  /** Digest of the spec that was held against wrong worlds. */
  digest: string
  state: 'sound' | 'toothless'
  /** The wrong worlds in which it passed. */
  survived: string[]
  /** How many were tried. */
  tried: number
  /** RFC 3339, UTC. */
  time: string
  commit?: string
}

/** What a page may say of itself. */
export type VerificationState = 'verified' | 'broken' | 'stale' | 'expired' | 'unproven'

/** What the ledger, the text and the clock say of a document on a target. */
export interface Verification {
  /** Of its checks: the first that there is of broken, unproven, stale, expired, verified. */
  state: VerificationState
  target: string
  /** The oldest of the results it rests on; undefined where there is none. */
  provenAt?: string
  /** When it stops being verified by itself; undefined where it does not or is not verified. */
  expiresAt?: string
  commit?: string
  dirty?: boolean
  /** By name of the check, in the order of the document. */
  checks: Record<string, {state: VerificationState; result?: LastResult; control?: KeptControl}>
  /** How many checks are in which state; they add up to the checks that apply to the target. */
  counts: Record<VerificationState, number>
  /** Of the verified: passed only when looked at again. */
  flaky: number
  /** Of the verified: not passed, but waived. */
  waived: number
  /** Of all: passed in a wrong world when they were last held against some, and were not edited since. Undefined: none. */
  toothless?: number
}

/** The state of every document on every target: `/proofs/index.json`. */
export interface ProofsIndex {
  version: 1
  asOf: string
  live?: true
  documents: {slug: string; verifications: Record<string, Omit<Verification, 'checks'>>}[]
}
