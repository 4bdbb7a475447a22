import type {Expectation, Json, JsonObject, JsonSchema, Observation} from '../model.ts'
import type {Baseline} from '../recorded.ts'
import {comparisonOf} from './comparison.ts'
import {unknownField, type Field} from './field.ts'
import {parsePredicate} from './parse.ts'
import {parsePath} from './path.ts'
import {predicateText} from './predicate-text.ts'
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
    const {keys, flaw} = parsePath(path)
    if (flaw) {
      judged.push({path, expected: predicateText(written), met: false, error: flaw.reason})
      continue
    }
    const {value, field, lost} = follow(observation, keys, schema)
    if (value === undefined) judged.push({path, expected: predicateText(written), met: false, derivation: lost})
    else judged.push(await judgeField(path, written, value, field, context))
  }
  return judged
}

/** Judges one value that has a name but is no part of an observation: what a script says it saw. Never throws. */
export function judgeValue(name: string, written: Json, seen: Json, context: JudgeContext): Promise<Expectation> {
  return judgeField(name, written, seen, unknownField, {now: context.now, root: context.root})
}

async function judgeField(
  path: string,
  written: Json,
  actual: Json,
  field: Field,
  context: JudgeContext,
): Promise<Expectation> {
  const expectation: Expectation = {path, expected: predicateText(written), actual, met: false}
  try {
    const predicate = parsePredicate(written)
    const scene = {...context, field, path}
    if (predicate.flaws) return {...expectation, error: predicate.flaws.map(({reason}) => reason).join('; ')}
    if (predicate.load) await predicate.load(scene)
    const {met, why, error} = predicate.judge(actual, scene)
    if (met === undefined && error !== undefined) expectation.error = error
    expectation.met = met === true
    if (why !== undefined) expectation.derivation = why
    const comparison = comparisonOf(written, actual, scene)
    if (comparison) expectation.comparison = comparison
    return expectation
  } catch (error) {
    // A value nested deeper than the stack, a schema that refers to itself: nothing is known then, least of all a pass.
    return {
      ...expectation,
      met: false,
      error: `could not be judged: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}
