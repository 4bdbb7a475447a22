import {availableParallelism} from 'node:os'
import type {Kind, Kinds, Observe} from '../kind.ts'
import type {Config} from '../config.ts'
import type {CheckSpec, Place, Target} from '../model.ts'
import type {Baseline} from '../recorded.ts'
import type {Passed} from '../passed.ts'
import {startCommands} from './commands.ts'
import {type Env, findProgram, minimalEnvironment, targetVariables} from './environment.ts'
import {killTree} from './kill-tree.ts'
import {listenTo} from './interrupt.ts'
import {endLeftovers, holdLease} from './lease.ts'
import {lookHere} from './look-here.ts'
import {createRedactor} from './redact.ts'
import type {Runner} from './runner.ts'
import {secretValues} from './secret-values.ts'
import {spawnDirectly} from './spawn-directly.ts'
import {startWorkers} from './workers.ts'
import {startZygote} from './zygote.ts'

/** What running checks needs from outside. */
export interface RunnerSetup {
  kinds: Kinds
  config: Config
  env: Env
  /** Ends the run early: what is running is ended, and what is known is given. */
  signal: AbortSignal
  /** How many commands, and how many workers, may run side by side. */
  workers?: number
  /** How often a check that only reads may be looked at again after it did not pass (default: never). */
  retries?: number
  /** Where an expectation of a check stands in its document. */
  locate?: (spec: CheckSpec, path: string) => Place | undefined
  /** What was recorded of a check on the target. */
  baselineOf?: (spec: CheckSpec) => Baseline
  /** What is to be done with each check that passed, once its document is done, one after another. */
  onPassed?: (passed: Passed) => Promise<void>
  /** `false`: foreign code runs in this process. Only for a process that runs a single check. */
  isolate?: boolean
}

/** A runner, and how to close it: then everything that its checks started is ended. */
export interface OpenRunner {
  runner: Runner
  close: () => Promise<void>
}

/** Opens what all checks of a run share, after what killed runs have left behind was ended. */
export async function openRunner(target: Target, setup: RunnerSetup): Promise<OpenRunner> {
  const {kinds, config, env, signal, isolate = true, locate = () => undefined, baselineOf, onPassed} = setup
  await endLeftovers(config.root)
  const lease = holdLease(config.root)
  const cores = availableParallelism()
  const environment = minimalEnvironment(env)
  const variables = targetVariables(target, env)
  const perl = findProgram('perl', environment.PATH ?? '', config.root)
  // Two commands a core: while one waits for us, for a disk or a network, the core is busy.
  const commands = startCommands(setup.workers ?? cores * 2, () =>
    perl === undefined ? spawnDirectly() : startZygote(perl),
  )
  const workers = isolate
    ? startWorkers(setup.workers ?? cores, {environment, nonce: `${lease.nonce}.worker`, modules: config.kinds})
    : lookHere(kinds)
  const interrupt = listenTo(signal)
  let looks = 0
  const programs = new Map<string, string | undefined>()
  const observers = new Map<Kind, Promise<Observe>>()
  return {
    runner: {
      kinds,
      config,
      retries: setup.retries ?? 0,
      target,
      environment,
      variables,
      interrupt,
      commands,
      workers,
      redactor: createRedactor(secretValues(config, variables, env)),
      findProgram(name, path = environment.PATH ?? '') {
        const key = `${name}\0${path}`
        if (!programs.has(key)) programs.set(key, findProgram(name, path, config.root))
        return programs.get(key)
      },
      observerOf(kind) {
        const known = observers.get(kind) ?? kind.load().then(({observe}) => observe)
        observers.set(kind, known)
        return known
      },
      nextNonce: () => `${lease.nonce}.${++looks}`,
      locate,
      baselineOf,
      onPassed,
    },
    async close() {
      await workers.end()
      if (commands.orphans || workers.used)
        await killTree({nonce: lease.nonce, prefix: true, below: commands.below(), pids: commands.strays()})
      await commands.end()
      lease.release()
      interrupt.clear()
    },
  }
}
