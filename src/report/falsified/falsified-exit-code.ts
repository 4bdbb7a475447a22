import {falsifiedTotals, type Falsified} from './falsified.ts'

/**
 * The exit status of `proofbook falsify`: 130 interrupted, 2 a document, the configuration or the command line is wrong, or
 * nothing was selected, 1 a check is toothless, 4 refused, 3 a check does not pass and so could not be falsified, 0 all sound.
 */
export function falsifiedExitCode(falsified: Falsified): number {
  const {interrupted, totals} = falsified.report
  const {sound, toothless, unknown, excused, refused} = falsifiedTotals(falsified)
  if (interrupted) return 130
  if (totals.problems > 0 || sound + toothless + unknown + refused === 0) return 2
  if (toothless > 0) return 1
  if (refused > 0) return 4
  return unknown > excused ? 3 : 0
}
