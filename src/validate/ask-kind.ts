import type {Effect, JsonObject, JsonSchema, Kind, OptionProblem} from '../model.ts'

/** What a kind says about the options of one check. */
export interface KindSays {
  effect: Effect
  implies: JsonObject
  observation: JsonSchema
  problems: OptionProblem[]
  ownVariables: string[]
}

/** Asks a kind about options that fit its schema; where the kind itself fails, in whatever way, the reason. */
export function askKind(kind: Kind, options: JsonObject): KindSays | {broken: string} {
  try {
    return {
      effect: kind.effect(options),
      implies: kind.implies(options),
      observation: kind.observation(options),
      problems: kind.problems?.(options) ?? [],
      ownVariables: kind.ownVariables?.(options) ?? [],
    }
  } catch (error) {
    return {broken: error instanceof Error ? error.message : String(error)}
  }
}
