import type {CommandOptions} from '../kind.ts'
import type {Effect, Json, JsonObject, Observation} from '../model.ts'

/** What a worker is told: one JSON object a line, on descriptor 3. */
export type ToWorker =
  | {
      type: 'look'
      kind: string
      options: JsonObject
      /** The whole environment of the look; the worker makes it its own. */
      env: Record<string, string>
      vars: Record<string, string>
      timeoutMs: number
      effect: Effect
      root: string
      addresses: string[]
      code?: {path: string; line?: number}
      tempDir: string
      /** Paths of the modules that bring kinds of the user's own. */
      modules: string[]
      /** Connections are refused while it looks. */
      dark?: true
    }
  | {type: 'ran'; call: number; exit: number; stdout: string; stderr: string; durationMs: number}
  | {type: 'not-ran'; call: number; error: string}

/** What a worker says. Bytes are in base64. */
export type FromWorker =
  | {type: 'evidence'; label: string; text: string}
  | {type: 'secret'; value: string}
  | {type: 'expect'; name: string; actual?: Json; predicate: Json}
  | {type: 'bash'; call: number; body: string; options?: CommandOptions}
  | {type: 'exec'; call: number; file: string; args: string[]; options?: CommandOptions}
  | {type: 'seen'; observation: Observation}
  | {type: 'threw'; error: string; told: boolean}
