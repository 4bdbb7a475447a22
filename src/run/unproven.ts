import type {CheckResult, CheckSpec} from '../model.ts'
import {otherInputs} from '../util/input-values.ts'
import type {Runner} from './runner.ts'

/** The result that every check starts with: errored, nothing was checked. */
export function unproven(spec: CheckSpec, {kinds, target}: Pick<Runner, 'kinds' | 'target'>): CheckResult {
  const kind = Object.hasOwn(kinds, spec.kind) ? kinds[spec.kind] : undefined
  return {
    id: spec.id,
    title: spec.title,
    kind: spec.kind,
    sentence: orNothing(() => kind?.sentence(spec.options)) ?? spec.title,
    command: orNothing(() => kind?.command(spec.options)) || undefined,
    place: spec.place,
    target: target.name,
    effect: spec.effect,
    inputs: otherInputs(spec.inputs),
    status: 'errored',
    flaky: false,
    waived: spec.waive,
    expectations: [],
    evidence: [],
    reason: 'nothing was checked',
    fix: spec.fix,
    startedAt: new Date().toISOString(),
    durationMs: 0,
    attempts: 0,
    digest: spec.digest,
  }
}

/** A kind of the user's own may throw wherever it is asked; what it would have said is then left out. */
function orNothing(ask: () => string | undefined): string | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}
