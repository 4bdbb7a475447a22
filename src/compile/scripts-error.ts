import type {Problem} from '../model.ts'

/** Thrown where the folder of the scripts could not be read or written; `problem` says which path, and the remedy. */
export class ScriptsError extends Error {
  override name = 'ScriptsError' as const
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.hint === undefined ? problem.reason : `${problem.reason}; ${problem.hint}`)
    this.problem = problem
  }
}
