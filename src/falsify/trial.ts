import type {Place} from '../model.ts'

/** One wrong world that a check is held against. */
export interface Trial {
  /** The wrong, as a clause: `the server answers 500 with an empty body`. */
  where: string
  /** The expectation that has to notice by itself; undefined: the check as a whole. */
  path?: string
  place: Place
  /** What to write so that it notices. */
  hint?: string
  /** Whether the check, or its expectation, is met there all the same. */
  survives: () => Promise<boolean>
}
