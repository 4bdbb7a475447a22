import type {Problem} from '../model.ts'
import type {Finding} from '../rule.ts'

/** A problem, and what to write instead where that is certain. */
export interface Linted {
  problem: Problem
  fix?: Finding['fix']
}
