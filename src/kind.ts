/** What a kind is, and what it is given to look with: the contract that every kind fulfils, ours and the users'. */
import type {Facts} from './fact.ts'
import type {Effect, Json, JsonObject, JsonSchema, Observation} from './model.ts'

/** A limited view of the run for a kind that looks. */
export interface Context {
  /** The variables of the target, the inputs and what was captured. */
  vars: Record<string, string>
  /** Aborted when the time of the look is over or the run is interrupted. */
  signal: AbortSignal
  /** Milliseconds this look may take. */
  timeoutMs: number
  /** What the check was declared and allowed to do to its target; a kind does no more than that. */
  effect: Effect
  /** Absolute path of the project; relative paths of options start there. */
  root: string
  /** Link-local and metadata addresses that may be reached all the same. */
  addresses: string[]
  /** A folder for the check alone, gone after it. */
  tempDir: () => string
  /** Keeps a piece of what was seen for the report. */
  evidence: (label: string, text: string | Uint8Array) => void
  /** Declares a value found while looking a secret: it is masked in all that this check reports. */
  secret: (value: string) => void
  /** States an expectation that stands in the author's code, under a name: what was seen (undefined: nothing) and its predicate. */
  expect: (name: string, actual: Json | undefined, predicate: Json) => void
  /** Where the author's code stands: the document, and the line it starts on where that is known. */
  code?: {path: string; line?: number}
  /** Runs a body under `bash -euo pipefail`, in a process group of its own. */
  bash: (body: string, options?: CommandOptions) => Promise<CommandResult>
  /** Runs a program with an argument list, no shell in between, in a process group of its own. */
  exec: (file: string, args: string[], options?: CommandOptions) => Promise<CommandResult>
}

export interface CommandOptions {
  cwd?: string
  stdin?: string
  /** Added to the minimal environment and the variables of the check. */
  env?: Record<string, string>
}

export interface CommandResult {
  /** Exit status; 128 + number where a signal ended it. */
  exit: number
  stdout: Uint8Array
  stderr: Uint8Array
  durationMs: number
}

/** Thrown by `observe` when it could not find out; the check is errored with this message, which names the remedy. */
export interface CannotTell extends Error {
  name: 'CannotTell'
}

/** A program that a kind needs, and how to get it. */
export interface Tool {
  program: string
  /** `Debian: apt-get install postgresql-client`. */
  install: string
}

/** Something wrong with the options of one check, found by the kind itself. */
export interface OptionProblem {
  /** Path into the fields of the check: `['steps', 0, 'get']`. */
  path: (string | number)[]
  reason: string
  hint?: string
}

/** Something wrong that could be seen instead of what was seen: a check that passes all the same is toothless. */
export interface Falsehood {
  /** The wrong, as a clause without a full stop: `the server answers 500 with an empty body`. */
  where: string
  /** What would be seen then. */
  seen: Observation
  /** Names of the top level of the observation: only a check that looks at one of them has to notice. Undefined: every check. */
  about?: string[]
  /** What to write into the check so that it notices. */
  hint?: string
}

/** The vocabulary of a check: what can be asked, what can be seen. Plain data and pure functions; knowing a kind loads no driver. */
export interface Kind<Options extends object = JsonObject> {
  name: string
  /** What a check of this kind proves, in a few words. */
  summary: string
  /**
   * JSON Schema of the options: `properties` with a description each, `additionalProperties: false`, `examples` that validate.
   * A property of `contentMediaType: text/x-shellscript` is shell code, run in the folder that an option `cwd` names: `lint` looks at its
   * commands.
   */
  schema: JsonSchema
  /** The property that holds the body in the code form (```` ```bash check ````). */
  code?: string
  /** JSON Schema of what `expect` may look at; numbers carry `unit`; what is not closed with `additionalProperties: false` is open. */
  observation: (options: Options) => JsonSchema
  effect: (options: Options) => Effect
  tools: Tool[]
  /** Expectations that the kind itself makes: path → predicate. */
  implies: (options: Options) => JsonObject
  /** The claim in plain English, without a full stop. */
  sentence: (options: Options) => string
  /** What a person would paste into a terminal to look themselves; variables as `$NAME`. */
  command: (options: Options) => string
  /** What is wrong with options that the schema cannot say. */
  problems?: (options: Options) => OptionProblem[]
  /**
   * Names of variables that the kind itself fills in while it looks: known in the options of this check without anyone
   * giving them. Where there are any, `observe` gets the options as written and replaces all `${NAME}` itself, from
   * `context.vars` and these.
   */
  ownVariables?: (options: Options) => string[]
  /**
   * What `proofbook falsify` holds against a check that has just seen `seen`: wrong worlds that it must not pass in. Without
   * it, that nothing is seen. Where `code` is set, the check is also run again where no program and no address is there.
   */
  falsehoods?: (options: Options, seen: Observation) => Falsehood[]
  /**
   * What `observe` sees where it looks at nothing but facts of the repository: pure, so that `lint` can judge such checks too. Throws
   * {@link CannotTell} as `observe` does. Only kinds that Proofbook brings have it: lint runs no code of others.
   */
  inFacts?: (options: Options, facts: Facts) => Observation
  /** `true`: `observe` is foreign code (the author's or a user's module) and runs in a worker process. */
  isolate?: boolean
  /** Loads the file that looks. */
  load: () => Promise<{observe: Observe<Options>}>
}

/** Looks once, with `${NAME}` replaced, and says what was seen. Throws {@link CannotTell} (or anything) when it could not. */
export type Observe<Options extends object = JsonObject> = (options: Options, context: Context) => Promise<Observation>

/** The kinds that are known, by name. */
export type Kinds = Record<string, Kind>
