import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {$ as zx, ProcessOutput} from 'zx/core'
import type {Context, Observe} from '../../kind.ts'
import type {Json} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import type {Script} from './schema.ts'
import {AsyncFunction, parameters} from './async-function.ts'

/** Runs the author's code. Throws what it throws; and when it called `expect` not once, because nothing was checked then. */
export const observe: Observe<Script> = async ({run}, context) => {
  const {root, vars} = context
  const values: Record<string, Json> = {}
  let expectations = 0
  const expect = (name: unknown, actual: unknown, ...predicate: unknown[]) => {
    if (predicate.length === 0) throw new TypeError(`expect(${JSON.stringify(name)}, …) has no predicate`)
    expectations += 1
    const seen = asJson(actual)
    if (seen !== undefined) values[String(name)] = seen
    context.expect(String(name), seen, asPredicate(predicate[0]))
  }
  // Bash takes a socket for its input, without a shell around it, for a login from afar, and reads `.bashrc`.
  const env = {SHLVL: '1', ...process.env}
  const $ = zx({cwd: root, shell: 'bash', prefix: 'set -euo pipefail;', verbose: false, env})
  try {
    await compiled(run, context)($, fetch, expect, {...vars})
  } catch (error) {
    throw located(error, context)
  }
  if (expectations === 0) throw new CannotTell('the script did not call `expect`: nothing was checked')
  return {expectations, values}
}

/** Lines that the engine puts before the code of a function that is made from a text. */
const linesBefore = 2

/** The code as a function that calls itself by the name of the document. */
function compiled(run: string, context: Context): (...given: unknown[]) => Promise<unknown> {
  return new AsyncFunction(...parameters, `'use strict';${run}\n//# sourceURL=${fileOf(context)}`)
}

/** The document as an address: that is what zx looks for when it says where a command stands. */
function fileOf({root, code}: Context): string {
  return pathToFileURL(resolve(root, code?.path ?? 'script')).href
}

/** The error with where in the document it was thrown, as far as that is known; a failed command with what it said. */
function located(error: unknown, context: Context): unknown {
  if (!(error instanceof Error) || error instanceof CannotTell) return error
  const isCommand = error instanceof ProcessOutput
  const message = isCommand ? endOf(error) : `${error.name}: ${error.message}${causeOf(error)}`
  const [, after] = (isCommand ? error.message : (error.stack ?? '')).split(`${fileOf(context)}:`)
  const line = after === undefined ? NaN : parseInt(after) - linesBefore
  const {path, line: known} = context.code ?? {}
  if (Number.isNaN(line)) return new CannotTell(message)
  return new CannotTell(
    `${message} (${known === undefined ? `line ${line} of the code` : `${path}:${known + line - 1}`})`,
  )
}

function endOf({signal, exitCode, stderr}: ProcessOutput): string {
  const said = stderr.trim().split('\n').at(-1) ?? ''
  return `a command ended with ${signal ?? `exit status ${exitCode}`}${said === '' ? '' : `: ${said}`}`
}

/** What lies behind an error that says little by itself, as `fetch failed` does. */
function causeOf({cause}: Error): string {
  return cause instanceof Error ? `: ${cause.message || (cause as NodeJS.ErrnoException).code}` : ''
}

/** What JSON can hold of a value; the output of a command is its text. Undefined where nothing is left. */
function asJson(value: unknown): Json | undefined {
  if (value instanceof ProcessOutput) return value.stdout.trimEnd()
  if (typeof value === 'bigint') return String(value)
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
  return text === undefined ? undefined : (JSON.parse(text) as Json)
}

function asPredicate(predicate: unknown): Json {
  if (predicate instanceof RegExp) return String(predicate)
  const json = asJson(predicate)
  if (json === undefined) throw new TypeError('expect(…) got `undefined` as its predicate; write `null` for nothing')
  return json
}
