import type {Expectation, Json, JsonObject, JsonSchema, Observation} from '../model.ts'
import type {Baseline} from '../recorded.ts'
import {comparisonOf} from './comparison.ts'
import {unknownField, type Field} from './field.ts'
import {parsePredicate} from './parse.ts'
import {parsePath} from './path.ts'
import {predicateText} from './predicate-text.ts'
import type {Predicate, Scene} from './predicate.ts'
import {follow} from './read-path.ts'

/** What judging needs from outside: the clock, and the absolute path that files of schemas are relative to. */
export interface JudgeContext {
  now: Date
  root: string
  /** What was recorded of the check; undefined where nobody has looked. */
  baseline?: Baseline
}

/**
 * Judges an observation: one expectation for each path, in order. Never throws. What a path does not lead to is not met;
 * what cannot be judged (other dimensions, a file that is missing) has `error` and is not met either.
 */
export async function judge(
  expect: JsonObject,
  observation: Observation,
  schema: JsonSchema,
  context: JudgeContext,
): Promise<Expectation[]> {
  const judged: Expectation[] = []
  for (const [path, written] of Object.entries(expect)) {
    const found = lookUp(path, written, observation, schema)
    judged.push('met' in found ? found : await judgeField(path, written, found.value, found.field, context))
  }
  return judged
}

/** The same at once, for `lint`, which is synchronous: what needs a file that was not loaded has `error`. */
export function judgeNow(
  expect: JsonObject,
  observation: Observation,
  schema: JsonSchema,
  context: JudgeContext,
): Expectation[] {
  return Object.entries(expect).map(([path, written]) => {
    const found = lookUp(path, written, observation, schema)
    if ('met' in found) return found
    const {value: actual, field} = found
    return decide({path, written, actual}, parsePredicate, {...context, field, path})
  })
}

/** Judges one value that has a name but is no part of an observation: what a script says it saw. Never throws. */
export function judgeValue(name: string, written: Json, seen: Json, context: JudgeContext): Promise<Expectation> {
  return judgeField(name, written, seen, unknownField, {now: context.now, root: context.root})
}

/** What a path leads to; an expectation that is not met where it leads nowhere. */
function lookUp(
  path: string,
  written: Json,
  observation: Observation,
  schema: JsonSchema,
): Expectation | {value: Json; field: Field} {
  const {keys, flaw} = parsePath(path)
  if (flaw) return {path, expected: predicateText(written), met: false, error: flaw.reason}
  const {value, field, lost} = follow(observation, keys, schema)
  return value === undefined ? {path, expected: predicateText(written), met: false, derivation: lost} : {value, field}
}

interface Asked {
  path: string
  written: Json
  actual: Json
}

async function judgeField(
  path: string,
  written: Json,
  actual: Json,
  field: Field,
  context: JudgeContext,
): Promise<Expectation> {
  const asked = {path, written, actual}
  const scene = {...context, field, path}
  try {
    const predicate = parsePredicate(written)
    if (!predicate.flaws && predicate.load) await predicate.load(scene)
    return decide(asked, () => predicate, scene)
  } catch (error) {
    return unjudged(asked, error)
  }
}

function decide(asked: Asked, parse: (written: Json) => Predicate, scene: Scene): Expectation {
  const {path, written, actual} = asked
  const expectation: Expectation = {path, expected: predicateText(written), actual, met: false}
  try {
    const predicate = parse(written)
    if (predicate.flaws) return {...expectation, error: predicate.flaws.map(({reason}) => reason).join('; ')}
    const {met, why, error} = predicate.judge(actual, scene)
    if (met === undefined && error !== undefined) expectation.error = error
    expectation.met = met === true
    if (why !== undefined) expectation.derivation = why
    const comparison = comparisonOf(written, actual, scene)
    if (comparison) expectation.comparison = comparison
    return expectation
  } catch (error) {
    return unjudged(asked, error)
  }
}

/** A value nested deeper than the stack, a schema that refers to itself: nothing is known then, least of all a pass. */
function unjudged({path, written, actual}: Asked, error: unknown): Expectation {
  const why = error instanceof Error ? error.message : String(error)
  return {path, expected: predicateText(written), actual, met: false, error: `could not be judged: ${why}`}
}
