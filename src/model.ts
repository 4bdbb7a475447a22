/**
 * The nouns of Proofbook: plain, JSON-safe data that travels from a document to a report.
 * Every stage (a folder beside this file) turns one of them into the next. This file imports nothing.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject
/** A JSON object. */
export interface JsonObject {
  [key: string]: Json
}
/** A JSON Schema 2020-12 object; `unit` annotates numbers that are quantities (see {@link Unit}). */
export type JsonSchema = JsonObject

/** The unit a number of an observation is given in: milliseconds, bytes, percent or per second. */
export type Unit = 'ms' | 'B' | '%' | '/s'

/** A position in a text: line and column, both counted from 1; columns count UTF-16 code units. */
export interface Point {
  line: number
  column: number
}

/** A stretch of a file; `end` is the position just behind the last character. */
export interface Place {
  /** Path relative to the root of the project, with `/` between its parts. */
  path: string
  start: Point
  end: Point
}

/** Something wrong with a document, the configuration or the command line: the author's to mend. */
export interface Problem {
  /** Stable kebab-case name of the rule, the one to search for. */
  rule: string
  severity: 'error' | 'warning'
  /** What was found and what was expected: ``Unexpected `x`, expected `y` ``. */
  reason: string
  place: Place
  /** What to type instead, when that is known. */
  hint?: string
  /** Page that explains the rule, relative to the root of the documentation. */
  url?: string
  /** What the problem is about, as it is written: an address, a path, the name of a script, a variable or an alert. */
  subject?: string
}

/** What running a check can do to its target, from harmless to harmful. */
export type Effect = 'reads' | 'writes' | 'destroys'

/** Look again every `everyMs` until every expectation held `stable` times in a row, or `withinMs` has passed. */
export interface Until {
  withinMs: number
  everyMs: number
  stable: number
}

/** A value that later checks of the document may use as `${name}`. */
export interface Capture {
  /** Path into the observation. */
  path: string
  /** Never shown, never reported. */
  secret: boolean
}

/** A value that a document wants given with a run; a variable of the target stands in where there is neither. */
export interface Input {
  /** What the document says it is where a run is given none. */
  default?: string
  /** What the run was given. */
  given?: string
  /** Regular expression that the whole of a value has to match. */
  pattern?: string
}

/** The result of this check is shown, but does not fail the run before `until`. */
export interface Waiver {
  /** Last day of the waiver, `YYYY-MM-DD`. */
  until: string
  because: string
}

/** A check that is known to be sound, with its defaults filled in. */
export interface CheckSpec<Kind extends string = string, Options extends object = JsonObject> {
  /** The global id: `<slug>#<name>`. */
  id: string
  /** The id as written in the document, unique there. */
  name: string
  document: string
  slug: string
  kind: Kind
  title: string
  /** The fields that belong to the kind, as written: `${NAME}` is not yet replaced. */
  options: Options
  /** Observation path → predicate as written. Expectations that the kind implies come first. */
  expect: JsonObject
  /** The paths of `expect` that the kind implies and the document does not say. */
  implied: string[]
  until?: Until
  timeoutMs: number
  effect: Effect
  /** Names of the targets the check applies to; undefined: all. */
  targets?: string[]
  tags: string[]
  /** Names of checks in the same document that must have passed before. */
  needs: string[]
  capture: Record<string, Capture>
  /** The inputs of the document, by name. */
  inputs: Record<string, Input>
  fix?: string
  waive?: Waiver
  role?: 'symptom' | 'recovery'
  /** Names of the variables that `options` and `expect` refer to, sorted. */
  variables: string[]
  place: Place
  /** `sha256:` over the canonical JSON of the fields that decide what is run and expected. */
  digest: string
}

/** One generated file. */
export interface Script {
  /** Path relative to the folder of the scripts: `<slug>/<name>.mjs`. */
  path: string
  text: string
  /** The check that the script runs. */
  id: string
}

/** A process that makes a target available for the time of a run. */
export interface Start {
  /** Command, run by `bash`. */
  run: string
  /** An `http(s)://` address that answers 2xx, or a `tcp://host:port` that accepts, once the target is ready. */
  ready: string
  /** How long that may take. */
  timeoutMs: number
}

/** A named system that checks run against, and what may be done to it. */
export interface Target {
  name: string
  allow: Effect[]
  start?: Start
  vars: Record<string, string>
  /** Names of the only variables that are taken from the caller's environment. */
  env: string[]
  /** Link-local and metadata addresses that checks may reach all the same. */
  addresses: string[]
}

/** One check to be run. */
export interface Step {
  spec: CheckSpec
  /** Why it is run although it was not selected: `` `order-is-paid` builds on it ``. */
  because?: string
}

/** A check that is not run, and why. */
export interface Omission {
  id: string
  title: string
  place: Place
  reason: string
}

/** What is going to be run, in what order: documents side by side, the steps of a document one after another. */
export interface Plan {
  target: Target
  documents: PlannedDocument[]
  omissions: Omission[]
  /** Selected checks that need more than the target allows. Where there is one, nothing is run. */
  refused: Omission[]
}

export interface PlannedDocument {
  path: string
  slug: string
  title: string
  digest: string
  /** `any`: the steps may run side by side. */
  order: 'written' | 'any'
  steps: Step[]
}

/** What a kind saw when it looked. */
export type Observation = JsonObject

/** A number beside the one that was recorded. */
export interface Comparison {
  recorded?: number
  seen: number
  unit?: Unit
  /** In percent of what was recorded. */
  difference?: number
  /** As a reader would write it: `±20%`. */
  tolerance: string
}

/** One line of `expect`, judged. */
export interface Expectation {
  path: string
  /** The predicate, as a reader would write it. */
  expected: string
  /** What was seen; undefined where the path led nowhere. */
  actual?: Json
  met: boolean
  /** How the value came about where it was converted: `"312 ms" → 312ms`. */
  derivation?: string
  /** Why it could not be judged; the check is then errored, not failed. */
  error?: string
  /** Where it is compared with a baseline. */
  comparison?: Comparison
  place?: Place
}

/** A piece of what was seen, redacted and cut to size. */
export interface Evidence {
  label: string
  text: string
  /** Size of the whole in bytes, where `text` is only a part of it. */
  bytes?: number
}

/** How a check ended. `failed`: the system is not as the document says. `errored`: we could not find out. */
export type Status = 'passed' | 'failed' | 'errored' | 'skipped'

/** What became of one step. */
export interface CheckResult {
  id: string
  title: string
  kind: string
  /** The claim in plain English. */
  sentence: string
  /** The command a person would type to look themselves. */
  command?: string
  place: Place
  target: string
  effect: Effect
  /** Inputs that were given values other than the document's own: what is said here is not said of the text as it stands. */
  inputs?: Record<string, string>
  status: Status
  /** Passed, but only after a look that did not. Not set where the check says `until`: there, looking again is the plan. */
  flaky: boolean
  waived?: Waiver
  expectations: Expectation[]
  evidence: Evidence[]
  /** Why it failed, errored or was skipped, in one line. */
  reason?: string
  fix?: string
  /** RFC 3339, UTC. */
  startedAt: string
  durationMs: number
  /** How often the kind looked. */
  attempts: number
  /** Digest of the spec that was run. */
  digest: string
}

/** What happens while a run goes on; the `events` reporter prints one JSON object a line. */
export type RunEvent =
  | {type: 'run-started'; target: string; checks: number; at: string}
  | {type: 'target-started'; target: string; durationMs: number}
  /** The target was there already: it was not started, and is not stopped. */
  | {type: 'target-adopted'; target: string}
  | {type: 'check-started'; id: string; at: string}
  | {type: 'check-finished'; result: CheckResult}
  | {type: 'run-finished'; durationMs: number}
