import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import type {Config} from '../config.ts'
import type {Target} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {interpolate} from '../util/interpolate.ts'
import {sayDuration} from '../util/say-duration.ts'
import {type Env, findProgram, minimalEnvironment, targetVariables} from './environment.ts'
import {killTree} from './kill-tree.ts'
import {endLeftovers, holdLease} from './lease.ts'
import {createRedactor, type Redactor} from './redact.ts'
import {secretValues} from './secret-values.ts'
import {keepLog} from './target-log.ts'

/** How long a target may take to shut down before it is killed, milliseconds. */
const graceMs = 5000

/** How often it is asked whether it is ready, milliseconds. */
const askMs = 50

/** What starting a target needs. */
export interface TargetSetup {
  config: Config
  env: Env
  signal: AbortSignal
  redactor?: Redactor
}

/** A target that is there to be looked at. */
export interface StartedTarget {
  /** `started` by us; `adopted`: it was there already, and is left there; `none`: it names no process to start. */
  how: 'started' | 'adopted' | 'none'
  durationMs: number
  /** Ends what was started, with everything it started itself. */
  stop: () => Promise<void>
}

/**
 * Makes a target available: starts its process and waits until it is ready. What it prints is kept in
 * `.proofbook/logs/<target>.log`. Throws {@link CannotTell} when it does not get ready; then nothing of it is left.
 */
export async function startTarget(target: Target, setup: TargetSetup): Promise<StartedTarget> {
  const {start} = target
  const leave = async () => {}
  if (!start) return {how: 'none', durationMs: 0, stop: leave}
  const startedAt = performance.now()
  await endLeftovers(setup.config.root)
  const vars = targetVariables(target, setup.env)
  const ready = interpolate(start.ready, vars) as string
  // Most targets name no process, and HTTP takes its time to load.
  const {isReady} = await import('./is-ready.ts')
  if (await isReady(ready)) return {how: 'adopted', durationMs: performance.now() - startedAt, stop: leave}

  const stop = await launch({...start, ready}, vars, () => isReady(ready), target.name, setup)
  return {how: 'started', durationMs: performance.now() - startedAt, stop}
}

async function launch(
  {run, ready, timeoutMs}: NonNullable<Target['start']>,
  vars: Record<string, string>,
  isReady: () => Promise<boolean>,
  name: string,
  {config, env, signal, redactor = createRedactor(secretValues(config, vars, env))}: TargetSetup,
): Promise<() => Promise<void>> {
  const environment = {...minimalEnvironment(env), ...vars}
  const bash = findProgram('bash', environment.PATH ?? '', config.root)
  if (bash === undefined) throw new CannotTell('needs `bash`, which is not on the PATH')
  const lease = holdLease(config.root)
  // The pipes of Node are sockets, which cannot be opened as `/dev/stdout`; so a pipe of the shell is put in between. It
  // lasts until the target has said its last word.
  const child = spawn(
    bash,
    ['-uo', 'pipefail', '-c', `bash -euo pipefail -c "$1" 2>&1 | (trap '' TERM; exec cat)`, 'bash', run],
    {
      argv0: 'bash',
      cwd: config.root,
      env: {...environment, PROOFBOOK_CHECK: `${lease.nonce}.target`},
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const log = keepLog(join(config.root, `.proofbook/logs/${name}.log`), child.stdout, redactor)
  let ended: string | undefined
  const exit = once(child, 'exit').then(
    ([code, killedBy]) => (ended = String(killedBy ?? `exit status ${code}`)),
    (error: Error) => (ended = error.message),
  )
  const stop = async () => {
    await killTree({nonce: lease.nonce, prefix: true, pids: ended === undefined ? [child.pid] : []}, graceMs)
    log.close()
    lease.release()
  }
  const fail = async (why: string): Promise<never> => {
    const last = log.tail(5)
    await stop()
    throw new CannotTell(`target \`${name}\` ${why}${last === '' ? '' : `; it printed last: ${last}`}`)
  }
  const patience = performance.now() + timeoutMs
  while (!(await isReady())) {
    if (signal.aborted) return fail('was not waited for: interrupted')
    // What was started may go to the background and leave the shell: then its end is no failure.
    if (ended !== undefined && ended !== 'exit status 0') return fail(`ended before it was ready: ${ended}`)
    if (performance.now() > patience) return fail(`was not ready at ${ready} within ${sayDuration(timeoutMs)}`)
    await Promise.race([delay(askMs, undefined, {signal}).catch(() => {}), ...(ended === undefined ? [exit] : [])])
  }
  return stop
}
