import type {Evidence, Expectation, Json, JsonObject, Place, Point, Waiver} from '../model.ts'
import type {LastResult, Proof, ProvenCheck} from '../proof.ts'
import {cutMiddle} from '../util/cut-middle.ts'
import {isObject} from '../util/is-object.ts'

/** So much of each piece of what was seen goes to a page, in characters. */
const shown = 2048

/**
 * The last result of a check: how it ended from the line of the ledger, what was seen from the report. Without the report, what the
 * line says. Nothing in a report is taken to have the right shape: it may have been written by anybody.
 */
export function lastResult(proof: Proof, check: ProvenCheck, reported: JsonObject | undefined): LastResult {
  const {time, documentDigest, commit, dirty, runner} = proof
  const {status, flaky, durationMs, digest} = check
  const result = reported && reported.status === status && reported.digest === digest ? reported : undefined
  const reason = result ? textOf(result.reason) : status === 'passed' ? undefined : 'what was seen is not kept any more'
  const waived = check.waived ? waiverOf(result?.waived) : undefined
  return {
    time,
    documentDigest,
    digest,
    ...(commit !== undefined && {commit}),
    ...(dirty !== undefined && {dirty}),
    runner,
    status,
    flaky,
    ...(waived && {waived}),
    ...(reason !== undefined && {reason: cutMiddle(reason, shown)}),
    durationMs,
    expectations: objectsOf(result?.expectations).map(expectationOf),
    evidence: objectsOf(result?.evidence).map(evidenceOf),
  }
}

/** Without its report nobody knows how long a waiver lasts, so it is over. */
function waiverOf(waived: Json | undefined): Waiver {
  const {until, because} = isObject(waived) ? waived : {}
  return {until: textOf(until) ?? '', because: textOf(because) ?? ''}
}

function expectationOf({path, expected, actual, met, derivation, error, place}: JsonObject): Expectation {
  const at = placeOf(place)
  return {
    path: cutMiddle(textOf(path) ?? '', shown),
    expected: cutMiddle(textOf(expected) ?? '', shown),
    ...(actual !== undefined && {actual: valueOf(actual)}),
    met: met === true,
    ...(typeof derivation === 'string' && {derivation: cutMiddle(derivation, shown)}),
    ...(typeof error === 'string' && {error: cutMiddle(error, shown)}),
    ...(at && {place: at}),
  }
}

function evidenceOf({label, text, bytes}: JsonObject): Evidence {
  const whole = textOf(text) ?? ''
  const cut = cutMiddle(whole, shown)
  const size = typeof bytes === 'number' ? bytes : cut === whole ? undefined : Buffer.byteLength(whole)
  return {label: cutMiddle(textOf(label) ?? '', 200), text: cut, ...(size !== undefined && {bytes: size})}
}

/** A value that is too long becomes a text of it. */
function valueOf(actual: Json): Json {
  const text = typeof actual === 'string' ? actual : JSON.stringify(actual)
  return text.length <= shown ? actual : cutMiddle(text, shown)
}

function placeOf(place: Json | undefined): Place | undefined {
  if (!isObject(place) || typeof place.path !== 'string' || !isPoint(place.start) || !isPoint(place.end))
    return undefined
  return {path: place.path, start: place.start, end: place.end}
}

function isPoint(point: unknown): point is Point {
  const {line, column} = (point ?? {}) as Record<string, unknown>
  return typeof line === 'number' && typeof column === 'number'
}

function objectsOf(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
