import type {CheckResult, Evidence, Json} from '../model.ts'
import {cutMiddle} from '../util/cut-middle.ts'
import type {Redactor} from './redact.ts'

/** How much of each piece of what was seen is kept, in characters: of a check that passed, and of any other. */
const kept = {passed: 4 * 1024, other: 64 * 1024}

/** The one door that every result leaves by: first redacted, then cut to size. What only names things is left alone. */
export function publish(result: CheckResult, redactor: Redactor): CheckResult {
  const {title, sentence, command, inputs, expectations, evidence, reason, fix, waived} = result
  const limit = result.status === 'passed' ? kept.passed : kept.other
  const text = (given: string) => cutMiddle(redactor.text(given), limit)
  return {
    ...result,
    ...redactor.value({title, sentence, command, inputs, fix, waived}),
    reason: reason === undefined ? undefined : text(reason),
    expectations: expectations.map(({place, met, ...said}) => {
      const {actual, ...shown} = redactor.value(said)
      return {...shown, actual: cutValue(actual, limit), met, place}
    }),
    evidence: evidence.map(({label, text}) => cutEvidence(redactor.text(label), redactor.text(text), limit)),
  }
}

function cutEvidence(label: string, text: string, limit: number): Evidence {
  return text.length <= limit ? {label, text} : {label, text: cutMiddle(text, limit), bytes: Buffer.byteLength(text)}
}

/** A value that is too long becomes a text of it. */
function cutValue(value: Json | undefined, limit: number): Json | undefined {
  if (typeof value === 'string') return cutMiddle(value, limit)
  if (typeof value !== 'object' || value === null) return value
  const text = JSON.stringify(value)
  return text.length <= limit ? value : cutMiddle(text, limit)
}
