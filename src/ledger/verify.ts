import type {Claims, DocumentProofs, LastResult, Verification, VerificationState} from '../proof.ts'

/** So far may the clock of who ran the checks be ahead of the reader's. */
export const clocksDifferMs = 60_000

/** Of a document, the first state that one of its checks is in. */
const worstFirst: readonly VerificationState[] = ['broken', 'unproven', 'stale', 'expired', 'verified']

/**
 * What may be said of a text on a target at a time, from what is known of it: computed, never typed. Runs in browsers, so it
 * imports nothing but types; what it is given may have been made by anybody.
 */
export function verify(claims: Claims, proofs: DocumentProofs, target: string, now: Date): Verification {
  const applying = claims.checks.filter(({targets}) => !targets || targets.includes(target))
  const {results, controls} = own(proofs.targets, target) ?? {}
  const judged = applying.map(({name, digest}) => {
    const result = own(results, name)
    const control = own(controls, name)
    // What was edited since may have got teeth, or lost them.
    const believed = control?.digest === digest ? {control} : {}
    return {name, result, state: stateOf(digest, claims, result, now.getTime()), ...believed}
  })
  const counts = {verified: 0, broken: 0, stale: 0, expired: 0, unproven: 0}
  for (const {state} of judged) counts[state]++
  const state = worstFirst.find((one) => counts[one] > 0) ?? 'unproven'
  const verified = judged.flatMap(({state, result}) => (state === 'verified' && result ? [result] : []))
  const toothless = judged.filter(({control}) => control?.state === 'toothless').length
  return {
    state,
    target,
    ...oldestOf(judged.flatMap(({result}) => (result ? [result] : []))),
    ...(state === 'verified' && expiry(claims, verified)),
    checks: Object.fromEntries(
      judged.map(({name, state, result, control}) => [
        name,
        {state, ...(result && {result}), ...(control && {control})},
      ]),
    ),
    counts,
    flaky: verified.filter(({status, flaky}) => status === 'passed' && flaky).length,
    waived: verified.filter(({status}) => status !== 'passed').length,
    ...(toothless > 0 && {toothless}),
  }
}

function stateOf(digest: string, claims: Claims, result: LastResult | undefined, now: number): VerificationState {
  if (!result) return 'unproven'
  const {status} = result
  // A waiver is over by itself; what did not hold then is as broken as if nobody had waived it.
  const isWaived = result.waived !== undefined && now < endOfDay(result.waived.until)
  // It did not hold, and nobody has changed since what has to hold.
  if ((status === 'failed' || status === 'errored') && !isWaived) return result.digest === digest ? 'broken' : 'stale'
  if (status !== 'passed' && status !== 'failed' && status !== 'errored') return 'unproven'
  const at = timeOf(result.time)
  if (!(at <= now + clocksDifferMs)) return 'unproven'
  if (result.documentDigest !== claims.digest || result.digest !== digest) return 'stale'
  if (claims.verifyEveryMs !== undefined && !(at + claims.verifyEveryMs >= now)) return 'expired'
  return 'verified'
}

/** The oldest of some results: a text is no better proven than where it was looked at longest ago. */
function oldestOf(results: LastResult[]): Pick<Verification, 'provenAt' | 'commit' | 'dirty'> {
  const dated = results.filter(({time}) => !Number.isNaN(timeOf(time)))
  if (dated.length === 0) return {}
  const {time, commit} = dated.reduce((oldest, one) => (timeOf(one.time) < timeOf(oldest.time) ? one : oldest))
  return {provenAt: time, ...(commit !== undefined && {commit, dirty: dated.some(({dirty}) => dirty)})}
}

/** When the first of some results is too old, or is waived no longer. */
function expiry({verifyEveryMs = Infinity}: Claims, results: LastResult[]): Pick<Verification, 'expiresAt'> {
  const ends = results.map(({time, status, waived}) =>
    Math.min(timeOf(time) + verifyEveryMs, status !== 'passed' && waived ? endOfDay(waived.until) : Infinity),
  )
  const first = Math.min(...ends)
  return first <= 8.64e15 ? {expiresAt: new Date(first).toISOString()} : {}
}

/** Milliseconds since 1970 of a time in RFC 3339 and UTC; `NaN` where it is none, 30 February too. */
export function timeOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== text.slice(0, 19) ? NaN : at
}

/** When a day `YYYY-MM-DD` is over, in UTC; `NaN` where it is none. */
function endOfDay(day: string): number {
  return timeOf(`${day}T00:00:00Z`) + 24 * 3_600_000
}

/** What a record has of its own: nothing of what every object brings along. */
function own<Value>(record: Record<string, Value> | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
