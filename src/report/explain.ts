import type {CheckResult, Expectation, Place} from '../model.ts'
import {oneLine} from './text/one-line.ts'
import {showValue} from './text/show-value.ts'

/** The expectations that speak against a result: not met, or not to be judged. */
export function objectionsTo({expectations}: CheckResult): Expectation[] {
  return expectations.filter(({met, error}) => !met || error !== undefined)
}

/** Why a check ended as it did, in harmless lines, the reason of the run first where it says more: at most 30. */
export function explain(result: CheckResult): string[] {
  const against = objectionsTo(result)
  const lines = against.slice(0, 25).map(explainExpectation)
  if (against.length > 25) lines.push(`and ${against.length - 25} more`)
  if (lines.length === 0 || result.status !== 'failed') lines.unshift(...reasonOf(result))
  if (result.flaky) lines.push(`passed only on look ${result.attempts}`)
  if (result.waived) lines.push(`waived until ${oneLine(result.waived.until)}: ${oneLine(result.waived.because)}`)
  return lines
}

/** `status: expected 200, seen 500`. */
export function explainExpectation({path, expected, actual, error, derivation}: Expectation): string {
  const wanted = `${oneLine(path)}: expected ${oneLine(expected)}`
  if (error !== undefined) return `${wanted}, could not be judged: ${oneLine(error)}`
  return `${wanted}, seen ${showValue(actual)}${derivation === undefined ? '' : ` (${oneLine(derivation)})`}`
}

function reasonOf({status, reason}: CheckResult): string[] {
  if (status === 'errored') return [`could not find out: ${oneLine(reason ?? 'nothing was checked')}`]
  if (reason !== undefined) return [oneLine(reason)]
  return status === 'passed' ? [] : [`${status} without a reason`]
}

/** The place that a result points at: the first expectation that speaks against it, else the check. */
export function placeOf(result: CheckResult): Place {
  return objectionsTo(result).find(({place}) => place)?.place ?? result.place
}
