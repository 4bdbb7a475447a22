import type {Kind, Kinds, Observe} from '../kind.ts'
import type {Config} from '../config.ts'
import type {CheckSpec, Place, Target} from '../model.ts'
import type {Baseline} from '../recorded.ts'
import type {Passed} from '../passed.ts'
import type {Commands} from './commands.ts'
import type {Interrupt} from './interrupt.ts'
import type {Redactor} from './redact.ts'
import type {Workers} from './workers.ts'

/** What all checks of a run share. */
export interface Runner {
  kinds: Kinds
  config: Config
  target: Target
  /** What every command has in its environment. */
  environment: Readonly<Record<string, string>>
  /** The variables of the target. */
  variables: Readonly<Record<string, string>>
  /** How often a check that only reads may be looked at again after it did not pass. */
  retries: number
  interrupt: Interrupt
  commands: Commands
  /** Where foreign code runs. */
  workers: Workers
  redactor: Redactor
  /** The absolute path of a program, looked for in `path` or where commands look. */
  findProgram: (name: string, path?: string) => string | undefined
  /** What a kind looks with, loaded once. */
  observerOf: (kind: Kind) => Promise<Observe>
  /** A value of `PROOFBOOK_CHECK` that no other look has, and nobody can guess. */
  nextNonce: () => string
  locate: (spec: CheckSpec, path: string) => Place | undefined
  baselineOf?: (spec: CheckSpec) => Baseline
  /** What is to be done with a check that passed, once its document is done. */
  onPassed?: (passed: Passed) => Promise<void>
  /** Set while a check is run where nothing works: foreign code gets no connection. */
  dark?: true
}
