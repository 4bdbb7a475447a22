import type {Kind, OptionProblem} from '../kind.ts'
import type {Effect, JsonObject, JsonSchema} from '../model.ts'
import {isObject} from '../util/is-object.ts'

/** What a kind says about the options of one check. */
export interface KindSays {
  effect: Effect
  implies: JsonObject
  observation: JsonSchema
  problems: OptionProblem[]
  ownVariables: string[]
}

/** Asks a kind about options that fit its schema. Throws where the kind does, or says what it may not. */
export function askKind(kind: Kind, options: JsonObject): KindSays {
  const says: KindSays = {
    effect: kind.effect(options),
    implies: kind.implies(options),
    observation: kind.observation(options),
    problems: kind.problems?.(options) ?? [],
    ownVariables: kind.ownVariables?.(options) ?? [],
  }
  const wrong = Object.entries({
    effect: ['reads', 'writes', 'destroys'].includes(says.effect),
    implies: isObject(says.implies),
    observation: isObject(says.observation),
    problems: Array.isArray(says.problems),
    ownVariables: Array.isArray(says.ownVariables),
  }).find(([, sound]) => !sound)
  if (wrong) throw new TypeError(`its \`${wrong[0]}\` gave what it may not`)
  return says
}
