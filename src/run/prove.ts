import type {CheckResult, CheckSpec, Until} from '../model.ts'
import type {Passed} from '../passed.ts'
import {inputValues} from '../util/input-values.ts'
import {captureValues} from './capture-values.ts'
import {judgeLook, type Verdict} from './judge-look.ts'
import {look, type Seen} from './look.ts'
import {missingValue} from './missing-value.ts'
import {passedOf} from './passed-of.ts'
import type {Runner} from './runner.ts'
import {unproven} from './unproven.ts'

/** What a check came to: its result, whole and not yet redacted, and the values it captured for those after it. */
export interface Proof {
  result: CheckResult
  captured: Record<string, string>
  /** Where it passed, and somebody wants to know. */
  passed?: Passed
}

/**
 * Proves one check: looks, judges, and where it says `until`, looks again. Where retries are allowed, a check that only reads is looked at
 * again too; when it passes then, it is flaky.
 */
export async function prove(spec: CheckSpec, captured: Record<string, string>, runner: Runner): Promise<Proof> {
  const vars = {...runner.variables, ...inputValues(spec.inputs), ...captured}
  const result = unproven(spec, runner)
  const missing = missingValue(spec, vars, runner)
  if (missing) return {result: {...result, ...missing}, captured: {}}

  const {seen, verdict, attempts, durationMs} = spec.until
    ? await lookUntil(spec, spec.until, vars, runner)
    : await lookAgain(spec, vars, runner)
  const flaky = !spec.until && verdict.status === 'passed' && attempts > 1
  Object.assign(result, {reason: undefined, ...verdict, flaky, attempts, durationMs, evidence: seen.evidence})
  if (verdict.status !== 'passed') return {result, captured: {}}
  const found = captureValues(spec.capture, seen.observation ?? {}, runner.redactor)
  if (found.missing.length > 0) {
    Object.assign(result, {status: 'failed', reason: found.missing.join('; ')})
    return {result, captured: found.captured}
  }
  return {result, captured: found.captured, ...(runner.onPassed && {passed: passedOf(spec, vars, seen, runner)})}
}

interface LastLook {
  seen: Seen
  verdict: Verdict
  attempts: number
  durationMs: number
}

/** Looks once, and again for as long as it did not pass and retries are left: what writes is not done twice. */
async function lookAgain(spec: CheckSpec, vars: Record<string, string>, runner: Runner): Promise<LastLook> {
  const retries = spec.effect === 'reads' ? runner.retries : 0
  let durationMs = 0
  for (let attempts = 1; ; attempts++) {
    const seen = await look(spec, vars, spec.timeoutMs, runner)
    durationMs += seen.elapsedMs
    const verdict = await judgeLook(spec, vars, seen, runner)
    if (verdict.status === 'passed' || attempts > retries || runner.interrupt.aborted)
      return {seen, verdict, attempts, durationMs}
  }
}

/** Looks until the check has held as often as it wants or its time has passed. The last look decides. */
async function lookUntil(
  spec: CheckSpec,
  until: Until,
  vars: Record<string, string>,
  runner: Runner,
): Promise<LastLook> {
  const {timeoutMs} = spec
  let last: LastLook | undefined
  let held = 0
  let passedMs = 0
  for (let attempts = 1; ; attempts++) {
    const limitMs = Math.min(timeoutMs, Math.max(1, until.withinMs - passedMs))
    const seen = await look(spec, vars, limitMs, runner)
    passedMs += seen.elapsedMs
    // A look that was cut short because `within` had passed says less than the whole look before it.
    const isCut = seen.over === 'time' && limitMs < timeoutMs && last
    if (isCut) last = {...last!, attempts, durationMs: passedMs}
    else last = {seen, verdict: await judgeLook(spec, vars, seen, runner), attempts, durationMs: passedMs}
    if (seen.over === 'interrupt') return last
    held = !isCut && last.verdict.status === 'passed' ? held + 1 : 0
    if (held >= until.stable) return last
    const pauseMs = Math.min(until.everyMs, until.withinMs - passedMs)
    if (pauseMs <= 0 || runner.interrupt.aborted) return {...last, verdict: notHeld(last.verdict, held, until.stable)}
    passedMs += pauseMs
    await runner.interrupt.pause(pauseMs)
  }
}

/** The time has passed: a check that holds by now, but not yet often enough, has failed all the same. */
function notHeld(verdict: Verdict, held: number, stable: number): Verdict {
  if (verdict.status !== 'passed') return verdict
  return {...verdict, status: 'failed', reason: `held ${held} of ${stable} times in a row`}
}
