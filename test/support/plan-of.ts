import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Kind} from '../../src/kind.ts'
import type {Config} from '../../src/config.ts'
import type {CheckSpec, Plan, PlannedDocument, Target} from '../../src/model.ts'
import {completeSpec} from '../../src/util/complete-spec.ts'

/** A check of a document `d1`, unless its id says otherwise; what is not said is as a document would have it. */
export function specOf(given: Partial<CheckSpec> & {id: string}, kind?: Kind): CheckSpec {
  const [slug = 'd1'] = given.id.includes('#') ? given.id.split('#') : []
  const place = {path: `runbooks/${slug}.md`, start: {line: 3, column: 1}, end: {line: 9, column: 4}}
  const id = given.id.includes('#') ? given.id : `${slug}#${given.id}`
  const spec = completeSpec({title: `claim of ${id}`, kind: kind?.name ?? 'shell', place, ...given, id})
  return {...spec, expect: {...kind?.implies(spec.options), ...spec.expect}}
}

/** A `shell` check that runs a body; it has to exit with 0 unless `expect` says otherwise. */
export function shell(id: string, run: string, given: Partial<CheckSpec> = {}): CheckSpec {
  return specOf({id, ...given, kind: 'shell', options: {run, ...given.options}, expect: {exit: 0, ...given.expect}})
}

/** A plan of checks in their documents. */
export function planOf(
  specs: CheckSpec[],
  given: Partial<Target> = {},
  order: PlannedDocument['order'] = 'written',
): Plan {
  const documents = [...new Set(specs.map(({slug}) => slug))].map((slug): PlannedDocument => ({
    path: `runbooks/${slug}.md`,
    slug,
    title: slug,
    digest: 'sha256:0',
    order,
    steps: specs.filter((spec) => spec.slug === slug).map((spec) => ({spec})),
  }))
  return {target: targetOf(given), documents, omissions: [], refused: []}
}

/** A target that allows everything and sets nothing. */
export function targetOf(given: Partial<Target> = {}): Target {
  return {name: 'local', allow: ['reads', 'writes', 'destroys'], vars: {}, env: [], addresses: [], ...given}
}

/** The configuration of an empty project in a fresh folder. */
export function configOf(given: Partial<Config> = {}): Config {
  const root = given.root ?? mkdtempSync(join(tmpdir(), 'proofbook-run-'))
  return {root, documents: [], targets: {}, target: 'local', secrets: [], kinds: [], scripts: 'checks', ...given}
}
