/** The nouns of a baseline: numbers that were recorded so that what is seen later can be compared with them. */
import type {Unit} from './model.ts'

/** A number that was recorded so that what is seen later can be compared with it. */
export interface Recorded {
  value: number
  unit?: Unit
}

/** What was recorded of a check on a target. */
export interface RecordedCheck {
  /** Digest of its kind and its options: of a check that looks at something else now, it says nothing. */
  digest: string
  /** RFC 3339, UTC. */
  time: string
  commit?: string
  /** By the path into the observation. */
  values: Record<string, Recorded>
}

/** What was recorded on a target: `baselines/<target>.json`. */
export interface Baselines {
  version: 1
  target: string
  /** By the id of the check. */
  checks: Record<string, RecordedCheck>
}

/** What a check may be compared with: its recorded values, and what to say where there is none. `recording`: nothing, for it is about to be recorded. */
export type Baseline = {values: Record<string, Recorded>; missing: string} | 'recording'
