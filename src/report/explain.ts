import type {CheckResult, Expectation, Place} from '../model.ts'
import {difference} from './text/difference.ts'
import {oneLine} from './text/one-line.ts'
import {showInputs} from './text/show-inputs.ts'
import {showValue} from './text/show-value.ts'

/** The expectations that speak against a result: not met, or not to be judged. */
export function objectionsTo({expectations}: CheckResult): Expectation[] {
  return expectations.filter(({met, error}) => !met || error !== undefined)
}

/** Why a check ended as it did, in harmless lines: at most 30. */
export function explain(result: CheckResult): string[] {
  const against = objectionsTo(result)
  const more = against.length > 25 ? [`and ${against.length - 25} more`] : []
  return [...reasonsOf(result), ...against.slice(0, 25).map(explainExpectation), ...more, ...reservationsOn(result)]
}

/** What the run says about a result beyond its expectations. */
export function reasonsOf(result: CheckResult): string[] {
  const {status, reason} = result
  if (status === 'errored') return [`could not find out: ${oneLine(reason ?? 'nothing was checked')}`]
  if (status === 'passed' || (status === 'failed' && objectionsTo(result).length > 0)) return []
  return [oneLine(reason ?? '') || `${status} without a reason`]
}

/** Why a result is not what its status says at first sight. */
export function reservationsOn(result: CheckResult): string[] {
  const {status, flaky, attempts, waived, inputs} = result
  return [
    ...(status === 'passed' && flaky ? [`passed only on look ${attempts}`] : []),
    ...(waived ? [`waived until ${oneLine(waived.until)}: ${oneLine(waived.because)}`] : []),
    ...(inputs ? [`with ${showInputs([result])}, not the document's own`] : []),
  ]
}

/** Whether both sides of an expectation are texts, at least the expected one of several lines. */
export function isText(expectation: Expectation): expectation is Expectation & {actual: string} {
  const {expected, actual, error} = expectation
  return error === undefined && typeof actual === 'string' && expected.includes('\n')
}

/** `status: expected 200, seen 500`; of texts of several lines the first lines that differ. */
function explainExpectation(expectation: Expectation): string {
  const path = oneLine(expectation.path)
  if (isText(expectation)) return `${path}: ${changes(expectation.expected, expectation.actual)}`
  const {expected, actual, error, derivation} = expectation
  const wanted = `${path}: expected ${oneLine(expected)}`
  if (error !== undefined) return `${wanted}, not judged: ${oneLine(error)}`
  return `${wanted}, seen ${showValue(actual)}${derivation === undefined ? '' : ` (${oneLine(derivation)})`}`
}

function changes(expected: string, actual: string): string {
  const lines = difference(expected, actual).filter(({sign}) => sign === '-' || sign === '+')
  const shown = lines.slice(0, 6).map(({sign, text}) => `${sign} ${oneLine(text, 100)}`)
  if (lines.length > 6) shown.push(`and ${lines.length - 6} more`)
  return `differs: ${shown.length === 0 ? 'only in the line end at the very end' : shown.join(' ⏎ ')}`
}

/** The place that a result points at: the first expectation that speaks against it, else the check. */
export function placeOf(result: CheckResult): Place {
  return objectionsTo(result).find(({place}) => place)?.place ?? result.place
}
