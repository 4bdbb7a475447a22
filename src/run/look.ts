import type {Kind} from '../kind.ts'
import type {CheckSpec, JsonObject, Observation} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {interpolate} from '../util/interpolate.ts'
import {sayDuration} from '../util/say-duration.ts'
import {createContext, teardownMs, type Traces} from './context.ts'
import {type Deadline, startDeadline} from './deadline.ts'
import type {Runner} from './runner.ts'
import type {ForeignLook} from './worker.ts'

/** What came of looking once: what was seen, or why nothing could be found out. */
export interface Seen extends Traces {
  /** The options as they were looked with: variables replaced. */
  options: JsonObject
  observation?: Observation
  error?: string
  /** Why the look was ended before it was done. */
  over?: 'time' | 'interrupt'
  elapsedMs: number
}

/** Looks once. Never throws: whatever goes wrong is an `error`. When it is back, nothing of the look is running any more. */
export async function look(
  spec: CheckSpec,
  vars: Record<string, string>,
  limitMs: number,
  runner: Runner,
): Promise<Seen> {
  const deadline = startDeadline(limitMs, runner.interrupt)
  const {context, traces, nonce, dispose} = createContext(spec, vars, deadline, limitMs, runner)
  const seen: Seen = {...traces, options: spec.options, elapsedMs: 0}
  try {
    const kind = kindOf(spec, runner)
    requireTools(kind, vars, runner)
    seen.options = optionsOf(spec, kind, vars)
    const observing = kind.isolate
      ? runner.workers.look(foreignLook(spec, seen.options, nonce, runner), context, deadline)
      : (await runner.observerOf(kind))(seen.options, context)
    seen.observation = await orOver(observing, deadline)
  } catch (error) {
    seen.error = error instanceof CannotTell ? error.message : saying(error)
  }
  seen.over = deadline.over
  seen.elapsedMs = deadline.elapsedMs()
  if (seen.over) {
    seen.observation = undefined
    seen.error = seen.over === 'time' ? `timed out after ${sayDuration(limitMs)}` : 'interrupted'
  }
  await dispose()
  deadline.clear()
  return seen
}

function foreignLook({document, kind}: CheckSpec, options: JsonObject, nonce: string, {dark}: Runner): ForeignLook {
  return {document, kind, options, nonce, ...(dark && {dark})}
}

function kindOf({kind}: CheckSpec, {kinds}: Runner): Kind {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!found) throw new CannotTell(`no kind \`${kind}\` is known`)
  return found
}

function requireTools({tools}: Kind, vars: Record<string, string>, {findProgram}: Runner): void {
  for (const {program, install} of tools) {
    if (findProgram(program, vars.PATH) === undefined) throw new CannotTell(`needs \`${program}\` (${install})`)
  }
}

/** The options with their variables replaced; not in code, which has them in its environment. */
function optionsOf({options}: CheckSpec, kind: Kind, vars: Record<string, string>): JsonObject {
  if ((kind.ownVariables?.(options).length ?? 0) > 0) return options
  const code = kind.code
  if (code === undefined) return interpolate(options, vars) as JsonObject
  const {[code]: body, ...others} = options
  const replaced = interpolate(others, vars) as JsonObject
  return body === undefined ? replaced : {...replaced, [code]: body}
}

/** What is observed; once the time is over, a kind has a little more of it to tidy up, and what it then says does not count. */
function orOver(observing: Promise<Observation>, {onOver}: Deadline): Promise<Observation> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const takeBack = onOver(() => {
      timer = setTimeout(() => reject(new CannotTell('its time was over')), teardownMs)
    })
    const settled = () => {
      clearTimeout(timer)
      takeBack()
    }
    observing.then(resolve, reject).finally(settled)
  })
}

/** An error of foreign or of our own making, with where it came from as far as that is in a document. */
function saying(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
