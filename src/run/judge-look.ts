import {judge, judgeValue, type JudgeContext} from '../expect/index.ts'
import type {CheckSpec, Expectation, JsonObject, Status} from '../model.ts'
import type {Claim} from '../passed.ts'
import {interpolate} from '../util/interpolate.ts'
import type {Seen} from './look.ts'
import type {Runner} from './runner.ts'

/** How a look was judged. */
export interface Verdict {
  status: Status
  reason?: string
  expectations: Expectation[]
}

/** Judges what was seen. Passed only where there is an expectation and each was judged and met. Never throws. */
export async function judgeLook(
  spec: CheckSpec,
  vars: Record<string, string>,
  seen: Seen,
  runner: Runner,
): Promise<Verdict> {
  const {observation, options, claims} = seen
  if (!observation) return {status: 'errored', reason: seen.error ?? 'nothing was seen', expectations: []}
  try {
    const context = {now: new Date(), root: runner.config.root, baseline: runner.baselineOf?.(spec)}
    const expect = interpolate(spec.expect, vars) as JsonObject
    const said = await judge(expect, observation, runner.kinds[spec.kind]!.observation(options), context)
    const placed = said.map((one) => ({...one, place: one.place ?? runner.locate(spec, one.path)}))
    const stated = await Promise.all(claims.map((claim) => judgeClaim(claim, context)))
    return verdictOf([...placed, ...stated])
  } catch (error) {
    return {status: 'errored', reason: error instanceof Error ? error.message : String(error), expectations: []}
  }
}

async function judgeClaim({name, actual, predicate}: Claim, context: JudgeContext): Promise<Expectation> {
  const judged = await judgeValue(name, predicate, actual ?? null, context)
  return actual === undefined ? {...judged, actual, met: false} : judged
}

function verdictOf(expectations: Expectation[]): Verdict {
  if (expectations.length === 0) return {status: 'errored', reason: 'nothing was checked', expectations}
  const unjudged = expectations.find(({error}) => error !== undefined)
  if (unjudged)
    return {status: 'errored', reason: `\`${unjudged.path}\` could not be judged: ${unjudged.error}`, expectations}
  const unmet = expectations.filter(({met}) => !met)
  if (unmet.length === 0) return {status: 'passed', expectations}
  const names = unmet.map(({path}) => `\`${path}\``).join(', ')
  return {status: 'failed', reason: `${names} not as expected`, expectations}
}
