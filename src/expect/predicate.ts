import type {Json} from '../model.ts'
import type {Baseline, Recorded} from '../recorded.ts'
import type {Field} from './field.ts'
import type {Verdict} from './verdict.ts'

/** Something wrong with a predicate or a path, in the words of a problem. */
export interface Flaw {
  /** Name of the rule; `predicate` where it is left out. */
  rule?: 'unknown-path' | 'predicate' | 'wrong-dimension' | 'vacuous'
  reason: string
  hint?: string
  url?: string
}

/** What a predicate can tell apart among the values a field can have: it holds for all, for none, or for some. */
export type Reach = 'all' | 'none' | 'some'

/** What judging needs besides the value. */
export interface Scene {
  now: Date
  /** Absolute path of the project; files that a predicate names are relative to it. */
  root: string
  /** What the schema of the observation says of the value. */
  field: Field
  /** The path whose value is judged, and what was recorded; undefined inside of lists and maps, and for what code states. */
  path?: string
  baseline?: Baseline
}

/** A predicate that was read. */
export interface Predicate {
  /** Says of any JSON value whether it is as expected; needs {@link load} to have run. */
  judge: (seen: Json, scene: Scene) => Verdict
  /** What is wrong with its grammar; it can then not be judged. */
  flaws?: Flaw[]
  /** Loads what only this predicate needs: an engine, a file. */
  load?: (scene: Scene) => Promise<void>
  /** What is wrong that only an engine can tell. Costs time; for inspection alone. */
  check?: () => Flaw[]
  /** What makes it unfit for a field: another type, another dimension, an unknown member. */
  fits: (field: Field) => Flaw[]
  /** What it can tell apart by its form; undefined where samples have to decide. */
  reach: (field: Field) => Reach | undefined
  /** Values on both sides of everything it distinguishes; undefined where there are no such. */
  samples?: () => Json[]
  /** What can be concluded when the samples agree: a pattern found in all of them is found everywhere, but one found in none may still be found. */
  decides?: ('all' | 'none')[]
}

/** Reads a predicate that stands inside another. */
export interface Parse {
  (written: Json): Predicate
  /** Whether a key names an operator. */
  isOperator: (name: string) => boolean
}

/** A predicate and what it does with some values; executed as a test and shown in the documentation. */
export interface Example {
  predicate: Json
  accepts: Json[]
  rejects: Json[]
  /** Schema of the field, where it matters: `{unit: 'ms'}`. */
  schema?: {[keyword: string]: Json}
  /** What was recorded, where it matters. */
  recorded?: Recorded
}

/** A family of predicates: its documentation, its examples, its reader. */
export interface Form {
  name: string
  /** How it is written, for the table of forms, in Markdown. */
  written: string
  /** What it means, in one sentence without a full stop. */
  means: string
  examples: Example[]
}

/** A form that is recognised by what is written; gives undefined for what is not of its form. */
export interface ShortForm extends Form {
  parse: (written: Json, parse: Parse) => Predicate | undefined
}

/** A form that is written `{name: argument}`. */
export interface Operator extends Form {
  /** Whether the argument holds predicates; otherwise it is data. */
  nests: boolean
  parse: (argument: Json, parse: Parse) => Predicate
}
