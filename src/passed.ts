/** What a check that passed hands on to its negative control: what it saw, and ways to ask whether it would pass elsewhere. */
import type {CheckSpec, Json, JsonObject, JsonSchema, Observation, Place} from './model.ts'
import type {Baseline} from './recorded.ts'

/** An expectation that stood in the author's code: its name, what was seen (undefined: nothing) and its predicate. */
export interface Claim {
  name: string
  actual: Json | undefined
  predicate: Json
}

/** A check that passed, in the moment it did. */
export interface Passed {
  spec: CheckSpec
  /** The options it looked with, variables replaced. */
  options: JsonObject
  /** What it expects, variables replaced. */
  expect: JsonObject
  observation: Observation
  /** JSON Schema of the observation. */
  schema: JsonSchema
  claims: Claim[]
  /** What its expectations are judged with. */
  context: {now: Date; root: string; baseline?: Baseline}
  /** Where an expectation stands; the fence where that is not known. */
  placeOf: (path: string) => Place
  /** Masks secrets in a text. */
  mask: (text: string) => string
  /** Whether it would pass, had it seen this. */
  holds: (observation: Observation, claims: Claim[]) => Promise<boolean>
  /**
   * Runs it again where nothing works: no program is found by its name, no address of the target answers, the folder is
   * empty. Whether it passes there.
   */
  holdsInTheDark: () => Promise<boolean>
}
