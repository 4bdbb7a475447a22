import {availableParallelism} from 'node:os'
import type {CheckResult, CheckSpec, Plan, RunEvent} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {limited} from './limited.ts'
import {openRunner, type RunnerSetup} from './open-runner.ts'
import {proveDocument} from './prove-document.ts'
import {publish} from './publish.ts'
import type {Runner} from './runner.ts'
import {type StartedTarget, startTarget} from './target.ts'
import {unproven} from './unproven.ts'

/** What a run needs from outside. */
export interface RunSetup extends RunnerSetup {
  onEvent?: (event: RunEvent) => void
}

/**
 * Runs a plan. Gives one result for every step, in the order of the plan, redacted and cut to size; never throws for
 * anything that a check, a command or a target does. When it is back, nothing that it started is running any more.
 */
export async function run(plan: Plan, setup: RunSetup): Promise<CheckResult[]> {
  const {target, documents} = plan
  const emit = setup.onEvent ?? (() => {})
  const startedAt = performance.now()
  const specs = documents.flatMap(({steps}) => steps.map(({spec}) => spec))
  emit({type: 'run-started', target: target.name, checks: specs.length, at: new Date().toISOString()})
  const {runner, close} = await openRunner(target, setup)
  let started: StartedTarget | undefined
  try {
    if (plan.refused.length > 0)
      return without(specs, 'skipped', 'nothing was run: a selected check was refused', runner, emit)
    if (specs.length === 0) return []
    warm(plan, runner)
    started = await startTarget(target, {...setup, redactor: runner.redactor})
    if (started.how === 'started') emit({type: 'target-started', target: target.name, durationMs: started.durationMs})
    if (started.how === 'adopted') emit({type: 'target-adopted', target: target.name})
    return await runAll(plan, runner, setup, emit)
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    return without(specs, 'errored', setup.signal.aborted ? 'interrupted' : error.message, runner, emit)
  } finally {
    await close()
    await started?.stop()
    emit({type: 'run-finished', durationMs: performance.now() - startedAt})
  }
}

/** Documents side by side, as many looks at a time as keep the cores busy while most of them wait for an answer. */
async function runAll(
  plan: Plan,
  runner: Runner,
  setup: RunSetup,
  emit: (event: RunEvent) => void,
): Promise<CheckResult[]> {
  const looks = Math.max(8, (setup.workers ?? availableParallelism()) * 4)
  const turn = limited(looks)
  // One look is ready in every document that is begun: more of them would only wait, and take memory.
  const begin = limited(looks)
  const results = plan.documents.map((document) => begin(() => proveDocument(document, runner, turn, emit)))
  return (await Promise.all(results)).flat()
}

/** Starts what runs commands while the target gets ready. */
function warm({documents}: Plan, {kinds, commands}: Runner): void {
  const needsBash = ({kind}: CheckSpec) =>
    Object.hasOwn(kinds, kind) && kinds[kind]!.tools.some(({program}) => program === 'bash')
  const counts = documents.map(({order, steps}) => {
    const count = steps.filter(({spec}) => needsBash(spec)).length
    return order === 'any' ? count : Math.min(count, 1)
  })
  commands.warm(counts.reduce((sum, count) => sum + count, 0))
}

/** The results of checks that were not run, all for one reason. */
function without(
  specs: CheckSpec[],
  status: 'errored' | 'skipped',
  reason: string,
  runner: Runner,
  emit: (event: RunEvent) => void,
): CheckResult[] {
  return specs.map((spec) => {
    const result = publish({...unproven(spec, runner), status, reason}, runner.redactor)
    emit({type: 'check-finished', result})
    return result
  })
}
