import type {CheckResult, CheckSpec, PlannedDocument, RunEvent} from '../model.ts'
import {type Proof, prove} from './prove.ts'
import {publish} from './publish.ts'
import type {Runner} from './runner.ts'
import {unproven} from './unproven.ts'

/** Runs a task when its turn has come. */
export type Turn = <Value>(task: () => Promise<Value>) => Promise<Value>

/**
 * Proves the checks of a document, one after another, or where its order is `any` side by side: then a check waits only
 * for those it needs, and for those before it that capture values. Gives the results in the order they are written.
 */
export async function proveDocument(
  {order, steps}: PlannedDocument,
  runner: Runner,
  turn: Turn,
  emit: (event: RunEvent) => void,
): Promise<CheckResult[]> {
  const specs = steps.map(({spec}) => spec)
  const capturing = specs.flatMap(({capture}, i) => (Object.keys(capture).length > 0 ? [i] : []))
  const proofs: Promise<Proof>[] = []
  const byName = new Map<string, Promise<Proof>>()

  const proveStep = async (spec: CheckSpec, i: number): Promise<Proof> => {
    if (order === 'written') await proofs[i - 1]
    const before = await Promise.all(capturing.filter((j) => j < i).map((j) => proofs[j]!))
    const captured = Object.assign({}, ...before.map((proof) => proof.captured)) as Record<string, string>
    const needed = await Promise.all(spec.needs.map(async (name) => ({name, proof: await byName.get(name)})))
    const unmet = needed.find(({proof}) => proof?.result.status !== 'passed')
    const proof = await turn(async () => {
      if (runner.interrupt.aborted) return skipped(spec, 'interrupted', runner)
      if (unmet) return skipped(spec, `needs \`${unmet.name}\`, which ${outcomeOf(unmet.proof)}`, runner)
      emit({type: 'check-started', id: spec.id, at: new Date().toISOString()})
      return proveSafely(spec, captured, runner)
    })
    const result = publish(proof.result, runner.redactor)
    emit({type: 'check-finished', result})
    return {...proof, result}
  }
  // A check may need one that is written later: all are known by name before the first goes on.
  for (const [i, spec] of specs.entries()) {
    const proof = Promise.resolve().then(() => proveStep(spec, i))
    proofs.push(proof)
    byName.set(spec.name, proof)
  }
  const proven = await Promise.all(proofs)
  // Not before: what is run again for its control may change what a check after it looks at.
  for (const {passed} of proven) {
    if (passed && !runner.interrupt.aborted) await turn(() => runner.onPassed!(passed))
  }
  return proven.map(({result}) => result)
}

/** A kind of the user's own may throw wherever it is asked; that costs its check and nothing else. */
async function proveSafely(spec: CheckSpec, captured: Record<string, string>, runner: Runner): Promise<Proof> {
  try {
    return await prove(spec, captured, runner)
  } catch (error) {
    const reason = `kind \`${spec.kind}\` failed: ${error instanceof Error ? error.message : String(error)}`
    return {result: {...unproven(spec, runner), reason}, captured: {}}
  }
}

function skipped(spec: CheckSpec, reason: string, runner: Runner): Proof {
  return {result: {...unproven(spec, runner), status: 'skipped', reason}, captured: {}}
}

function outcomeOf(proof: Proof | undefined): string {
  if (!proof) return 'is not part of this run'
  const {status} = proof.result
  return status === 'skipped' ? 'was skipped' : status
}
