import type {Kinds} from '../kind.ts'
import type {Document} from '../document.ts'
import type {CheckSpec, Problem, Target} from '../model.ts'
import type {Fault} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'
import {readFrontMatter, type Settings} from './check-front-matter.ts'
import {checkIds} from './check-ids.ts'
import {allNeeds, checkNeeds, type Needing} from './check-needs.ts'
import {checkUses, type Scope} from './check-variables.ts'
import {fault} from './fault.ts'
import {locate, locateCode} from './locate.ts'
import {type Draft, readCheck} from './read-check.ts'
import {rules} from './rules.ts'
import {toSpec} from './to-spec.ts'

/** What the checks of all documents are held against. */
export interface Vocabulary {
  kinds: Kinds
  targets: Readonly<Record<string, Target>>
  /** Names of variables whose values are never shown. */
  secrets: readonly string[]
  /** The day that waivers are judged by, `YYYY-MM-DD`. */
  today: string
}

/** The checks that nothing is wrong with, and what is wrong with the others. */
export interface Validated {
  specs: CheckSpec[]
  problems: Problem[]
}

/**
 * Turns the checks of documents into specs, in the order they are written, and tells everything that is wrong with them.
 * Each block gives exactly one spec, or at least one problem of severity `error` and no spec.
 */
export function validate(documents: readonly Document[], vocabulary: Vocabulary): Validated {
  return validateTogether(documents.map((document) => ({document, ...validateDocument(document, vocabulary)})))
}

/** What is left of documents that were validated one by one, when they are seen together: an id stands for one check only. */
export function validateTogether(alone: readonly (Validated & {document: Document})[]): Validated {
  const specs: CheckSpec[] = []
  const problems: Problem[] = []
  const ids = new Map<string, string>()
  for (const {document, ...found} of alone) {
    problems.push(...found.problems)
    for (const spec of found.specs) {
      // File systems may not tell case apart, and each id names a file.
      const key = spec.id.toLowerCase()
      const other = ids.get(key)
      if (other === undefined) {
        ids.set(key, spec.document)
        specs.push(spec)
      } else problems.push(sameId(spec, other, document))
    }
  }
  return {specs, problems}
}

function sameId({id, name, place}: CheckSpec, other: string, {blocks}: Document): Problem {
  const block = blocks.find((block) => block.place.start.line === place.start.line)!
  const reason = `Unexpected \`${id}\`, which a check in \`${other}\` is called, too, expected each id once`
  return toProblem(fault('duplicate-id', ['id'], reason, {hint: `rename \`${name}\`, or one of the documents`}), {
    block,
  })
}

/** The same for one document, whatever stands in others. */
export function validateDocument(document: Document, vocabulary: Vocabulary): Validated {
  const {kinds, targets, secrets, today} = vocabulary
  const known = new Map(
    Object.entries(targets).map(([name, {vars, env}]) => [name, new Set([...Object.keys(vars), ...env])]),
  )
  const surroundings = {targets: [...known.keys()], taken: [...known.values()].flatMap((names) => [...names]), today}
  const {problems, ...settings} = readFrontMatter(document, surroundings, secrets)
  if (document.blocks.length === 0) return {specs: [], problems}
  surroundings.taken.push(...Object.keys(settings.inputs))
  const drafts = document.blocks.map((block) => readCheck(block, settings.defaults, kinds, surroundings))
  checkTogether(drafts, settings, known)
  const specs: CheckSpec[] = []
  for (const draft of drafts) {
    const found = [...draft.problems, ...draft.faults.map((fault) => toProblem(fault, draft))]
    problems.push(
      ...found.sort((a, b) => a.place.start.line - b.place.start.line || a.place.start.column - b.place.start.column),
    )
    const {name, says} = draft
    if (found.some(({severity}) => severity === 'error') || name === undefined || !says) continue
    specs.push(toSpec(draft, name, says, document, settings.inputs, secrets))
  }
  return {specs, problems}
}

/** What is wrong with checks only because of the others around them. */
function checkTogether(drafts: Draft[], settings: Settings, targets: Map<string, Set<string>>): void {
  const needing = drafts.map(({name, common}): Needing => ({
    name,
    needs: Array.isArray(common.needs) ? common.needs : [],
  }))
  for (const [index, faults] of checkNeeds(needing, settings.order).entries()) drafts[index]!.faults.push(...faults)
  for (const [index, faults] of checkIds(drafts).entries()) drafts[index]!.faults.push(...faults)
  for (const [index, draft] of drafts.entries()) {
    if (draft.uses.length === 0) continue
    draft.faults.push(...checkUses(draft.uses, scopeOf(drafts, needing, index, settings, targets)))
  }
}

function scopeOf(
  drafts: Draft[],
  needing: Needing[],
  index: number,
  {order, inputs}: Settings,
  targets: Map<string, Set<string>>,
): Scope {
  const ready = order === 'any' ? allNeeds(needing, index) : undefined
  const names = new Set(Object.keys(inputs))
  const late = new Map<string, string>()
  for (const [other, {name, common}] of drafts.entries()) {
    const captured = Object.keys(isObject(common.capture) ? common.capture : {})
    const isReady = ready ? ready.has(other) : other < index
    for (const one of captured) {
      if (isReady) names.add(one)
      else
        late.set(
          one,
          order === 'any' ? `\`needs: [${name}]\`, which captures it` : `\`${name}\`, which captures it, comes later`,
        )
    }
  }
  const {common} = drafts[index]!
  const applies = [...targets].filter(([name]) => Array.isArray(common.targets) && common.targets.includes(name))
  return {names, late, targets: applies.length === 0 ? targets : new Map(applies)}
}

function toProblem(
  {rule, severity = 'error', path, on, within, reason, hint, url}: Fault,
  {block, kind}: Pick<Draft, 'block' | 'kind'>,
): Problem {
  const isCode = block.form === 'code' && path[0] === kind?.code && !block.options.some(({name}) => name === path[0])
  return {
    rule,
    severity,
    reason,
    place: isCode ? locateCode(block) : locate(block, path, on, within),
    ...(hint && {hint}),
    url: url ?? rules[rule as keyof typeof rules].url,
  }
}
