import {readPath} from '../expect/index.ts'
import type {CheckSpec, JsonObject, Observation} from '../model.ts'
import type {Claim, Passed} from '../passed.ts'
import {interpolate} from '../util/interpolate.ts'
import {judgeLook} from './judge-look.ts'
import type {Seen} from './look.ts'
import {lookInTheDark} from './look-in-the-dark.ts'
import type {Runner} from './runner.ts'

/** What the negative control of a check that passed starts from. */
export function passedOf(spec: CheckSpec, vars: Record<string, string>, seen: Seen, runner: Runner): Passed {
  const holds = async (observation: Observation, claims: Claim[]) => {
    const {status} = await judgeLook(spec, vars, {...seen, observation, claims}, runner)
    return (
      status === 'passed' && Object.values(spec.capture).every(({path}) => readPath(observation, path) !== undefined)
    )
  }
  return {
    spec,
    options: seen.options,
    expect: interpolate(spec.expect, vars) as JsonObject,
    observation: seen.observation!,
    schema: runner.kinds[spec.kind]!.observation(seen.options),
    claims: seen.claims,
    context: {now: new Date(), root: runner.config.root, baseline: runner.baselineOf?.(spec)},
    placeOf: (path) => runner.locate(spec, path) ?? spec.place,
    mask: runner.redactor.text,
    holds,
    async holdsInTheDark() {
      const dark = await lookInTheDark(spec, vars, runner)
      return dark.observation !== undefined && holds(dark.observation, dark.claims)
    },
  }
}
