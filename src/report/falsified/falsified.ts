import type {Report} from '../../report.ts'
import type {Control} from '../../proof.ts'

/** What is known after checks were held against wrong worlds. */
export interface Falsified {
  /** The run in which they passed, or did not; without the problems that toothless checks are. */
  report: Report
  /** One for each result, in the same order. */
  controls: Control[]
}

/** How many checks are in which state. `excused`: of the unknown, those that are waived. */
export interface FalsifiedTotals {
  sound: number
  toothless: number
  unknown: number
  excused: number
  omitted: number
  refused: number
}

/** Counts what was found out; `sound + toothless + unknown` is the number of checks that were to be run. */
export function falsifiedTotals({report, controls}: Falsified): FalsifiedTotals {
  const waived = new Set(
    report.documents.flatMap(({results}) => results.filter(({waived}) => waived).map(({id}) => id)),
  )
  const of = (state: Control['state']) => controls.filter((control) => control.state === state)
  return {
    sound: of('sound').length,
    toothless: of('toothless').length,
    unknown: of('unknown').length,
    excused: of('unknown').filter(({id}) => waived.has(id)).length,
    omitted: report.omissions.length,
    refused: report.refused.length,
  }
}
