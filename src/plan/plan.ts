import type {Document} from '../document.ts'
import type {CheckSpec, Omission, Plan, PlannedDocument, Step, Target} from '../model.ts'
import {dependencies} from './dependencies.ts'
import {type Selection, selector} from './selection.ts'
import {shard} from './shard.ts'

/**
 * What is to be run, in the order of the documents and of what is written in them. Every spec ends in exactly one of: a
 * step, an omission with its reason, or a refusal. What a selected check builds on comes along, also when it was not
 * selected itself. Refusals are decided before a selection is split into shards, so that no shard runs where one is refused.
 */
export function plan(documents: Document[], specs: CheckSpec[], target: Target, selection: Selection = {}): Plan {
  const whyNot = selector(selection)
  const reasons = new Map(specs.map((spec) => [spec, doesNotApply(spec, target) ?? whyNot(spec)]))
  const chosen = withDependencies(
    specs.filter((spec) => reasons.get(spec) === undefined),
    dependencies(specs.filter((spec) => doesNotApply(spec, target) === undefined)),
  )
  const refused = new Set(Array.from(chosen.keys()).filter(({effect}) => !target.allow.includes(effect)))
  const steps = specs.filter((spec) => chosen.has(spec) && !refused.has(spec)).map((spec) => chosen.get(spec)!)
  const planned = plannedDocuments(documents, steps)
  const here = selection.shard && shard(planned, selection.shard)
  const isHere = ({path}: {path: string}) => here?.has(path) ?? true

  return {
    target,
    documents: planned.filter(isHere),
    omissions: specs.flatMap((spec) => {
      if (!chosen.has(spec)) return [omission(spec, reasons.get(spec)!)]
      const isElsewhere = !refused.has(spec) && !isHere({path: spec.document})
      return isElsewhere ? [omission(spec, `not in shard ${selection.shard?.index}/${selection.shard?.of}`)] : []
    }),
    refused: specs
      .filter((spec) => refused.has(spec))
      .map((spec) => omission(spec, refusal(spec, target, chosen.get(spec)!))),
  }
}

function doesNotApply({targets}: CheckSpec, {name}: Target): string | undefined {
  return targets === undefined || targets.includes(name) ? undefined : `does not apply to target \`${name}\``
}

/** A step for each selected check, and for each check that it builds on. */
function withDependencies(selected: CheckSpec[], buildsOn: Map<CheckSpec, CheckSpec[]>): Map<CheckSpec, Step> {
  const steps = new Map<CheckSpec, Step>(selected.map((spec) => [spec, {spec}]))
  // A map goes on to the entries that are added while it is walked.
  for (const spec of steps.keys()) {
    for (const needed of buildsOn.get(spec) ?? []) {
      if (!steps.has(needed)) steps.set(needed, {spec: needed, because: `\`${spec.name}\` builds on it`})
    }
  }
  return steps
}

function plannedDocuments(documents: Document[], steps: Step[]): PlannedDocument[] {
  const byPath = new Map<string, Step[]>()
  for (const step of steps) {
    const siblings = byPath.get(step.spec.document)
    if (siblings) siblings.push(step)
    else byPath.set(step.spec.document, [step])
  }
  const planned = documents.flatMap(({path, slug, title, digest, frontMatter}): PlannedDocument[] => {
    const own = byPath.get(path)
    byPath.delete(path)
    return own ? [{path, slug, title, digest, order: frontMatter.order === 'any' ? 'any' : 'written', steps: own}] : []
  })
  for (const path of byPath.keys()) throw new Error(`checks of \`${path}\` without their document`)
  return planned
}

function omission({id, title, place}: CheckSpec, reason: string): Omission {
  return {id, title, place, reason}
}

function refusal({effect}: CheckSpec, {name, allow}: Target, {because}: Step): string {
  const allowed = allow.length === 0 ? 'nothing' : `only ${allow.map((one) => `\`${one}\``).join(' and ')}`
  return `needs \`${effect}\`, target \`${name}\` allows ${allowed}${because ? ` (taken along: ${because})` : ''}`
}
