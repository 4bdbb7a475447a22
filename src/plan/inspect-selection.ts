import type {Document} from '../document.ts'
import type {CheckSpec, Problem, Target} from '../model.ts'
import {didYouMean} from '../util/nearest.ts'
import {plan} from './plan.ts'
import {documentMatcher, isNamed, pathMatcher, type Selection, splitPath} from './selection.ts'
import {parseTags, tagsOf} from './tag-expression.ts'

/** What a selection can refer to. */
export interface Selectable {
  /** Name of the target that is asked for. */
  target: string
  targets: Record<string, Target>
  specs: CheckSpec[]
  documents: Document[]
}

/** What is wrong with the command line: names that nothing has, each with the nearest that something has, and a selection of nothing. */
export function inspectSelection(selection: Selection, {target, targets, specs, documents}: Selectable): Problem[] {
  const problems = [
    ...inspectTarget(target, targets),
    ...(selection.paths ?? []).flatMap((path) => inspectPath(path, specs, documents)),
    ...(selection.ids ?? []).flatMap((id) => inspectId(id, specs, documents)),
    ...inspectTags(selection.tags, specs),
    ...(selection.kinds ?? []).flatMap((kind) => inspectKind(kind, specs)),
    ...inspectShard(selection.shard),
  ]
  if (problems.length > 0) return problems
  return inspectWhole(selection, {target, targets, specs, documents})
}

function inspectTarget(name: string, targets: Record<string, Target>): Problem[] {
  if (Object.hasOwn(targets, name)) return []
  return [unknown('target', name, Object.keys(targets), 'a target of the configuration')]
}

function inspectPath(path: string, specs: CheckSpec[], documents: Document[]): Problem[] {
  const {file, name} = splitPath(path)
  const fits = documentMatcher(file)
  const taken = documents.filter((document) => fits(document.path))
  if (taken.length === 0) {
    return [
      unknown(
        'path',
        file,
        documents.map((document) => document.path),
        'a document, or a folder of documents',
      ),
    ]
  }
  if (name === undefined || specs.some(pathMatcher(path)) || taken.some((document) => mayHold(document, name, specs)))
    return []
  const names = specs.filter((spec) => fits(spec.document)).map((spec) => spec.name)
  return [unknown('id', name, names, `the id of a check in \`${file}\``)]
}

function inspectId(id: string, specs: CheckSpec[], documents: Document[]): Problem[] {
  const name = id.slice(id.lastIndexOf('#') + 1)
  if (specs.some((spec) => isNamed(spec, id)) || documents.some((document) => mayHold(document, name, specs))) return []
  const known = specs.flatMap((spec) => (id.includes('#') ? [spec.id] : [spec.name]))
  return [unknown('id', id, known, 'the id of a check')]
}

/** A check that has problems of its own is no spec; its id is known all the same, and its problems are told elsewhere. */
function mayHold({path, blocks}: Document, name: string, specs: CheckSpec[]): boolean {
  const sound = new Set(specs.filter((spec) => spec.document === path).map(({place}) => place.start.line))
  const id = new RegExp(`(?<![\\w-])${name.replaceAll(/\W/g, '\\$&')}(?![\\w-])`)
  return name !== '' && blocks.some(({place, raw}) => !sound.has(place.start.line) && id.test(raw))
}

function inspectTags(tags: string | undefined, specs: CheckSpec[]): Problem[] {
  if (tags === undefined) return []
  const parsed = parseTags(tags)
  if ('fault' in parsed) {
    const {column, reason, hint} = parsed.fault
    return [problem('tag-expression', reason, hint, column)]
  }
  const known = new Set(specs.flatMap((spec) => spec.tags))
  return tagsOf(parsed.expression)
    .filter(({tag}) => !known.has(tag))
    .map(({tag, column}) => unknown('tag', tag, known, 'a tag that a check has', column))
}

function inspectKind(kind: string, specs: CheckSpec[]): Problem[] {
  const known = new Set(specs.map((spec) => spec.kind))
  return known.has(kind) ? [] : [unknown('kind', kind, known, 'a kind that a check has')]
}

function inspectShard(shard: Selection['shard']): Problem[] {
  if (!shard) return []
  const {index, of} = shard
  if (Number.isInteger(index) && Number.isInteger(of) && index >= 1 && index <= of) return []
  return [problem('shard', `Unexpected shard \`${index}/${of}\`, expected \`i/n\` with i from 1 to n`)]
}

/** One part of several may be empty; the whole may not, unless its checks have problems of their own. */
function inspectWhole(selection: Selection, {target, targets, specs, documents}: Selectable): Problem[] {
  const whole = plan(documents, specs, targets[target]!, {...selection, shard: undefined})
  if (whole.documents.length > 0 || whole.refused.length > 0) return []
  if (documents.length === 0) {
    const hint = 'the `documents` of proofbook.yaml are globs below its folder; `proofbook init` makes a first one'
    return [problem('nothing-selected', 'Unexpected absence of documents, expected at least one', hint)]
  }
  if (specs.length === 0) {
    if (documents.some(({blocks}) => blocks.length > 0)) return []
    const reason = 'Unexpected documents without a check, expected at least one'
    return [problem('nothing-selected', reason, 'write one with `proofbook new runbook`')]
  }
  const counts = new Map<string, number>()
  for (const {reason} of whole.omissions) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const why = Array.from(counts, ([reason, count]) => `${count} of ${specs.length} ${reason}`)
  return [problem('nothing-selected', 'Unexpected selection of no check, expected at least one', why.join('; '))]
}

function unknown(what: string, name: string, known: Iterable<string>, expected: string, column = 1): Problem {
  const names = [...new Set(known)].sort()
  const near = didYouMean(name, names)
  const few =
    names.length > 0 && names.length <= 8 ? `one of ${names.map((one) => `\`${one}\``).join(', ')}` : undefined
  return problem(`unknown-${what}`, `Unexpected ${what} \`${name}\`, expected ${expected}`, near ?? few, column)
}

function problem(rule: string, reason: string, hint?: string, column = 1): Problem {
  const start = {line: 1, column}
  const place = {path: '<command line>', start, end: start}
  return {rule, severity: 'error', reason, place, ...(hint !== undefined && {hint})}
}
