import {predicateText} from '../expect/index.ts'
import type {Document, FrontMatter} from '../document.ts'
import type {CheckSpec, Json, Problem} from '../model.ts'
import type {Claims, DocumentProofs} from '../proof.ts'
import type {Project} from '../proofbook.ts'
import {isObject} from '../util/is-object.ts'
import type {CheckView, PageData} from './page-data.ts'
import type {RepositoryLinks} from './repository-links.ts'

export interface PageRequest {
  document: Document
  claims: Claims
  proofs: DocumentProofs
  project: Pick<Project, 'config' | 'kinds' | 'specs' | 'problems'>
  links: RepositoryLinks
}

/** What the page of a document is given when the site is built. */
export function pageDataOf({document, claims, proofs, project, links}: PageRequest): PageData {
  const specs = project.specs.filter((spec) => spec.document === document.path)
  return {
    claims,
    checks: specs.map((spec) => viewOf(spec, project, links)),
    broken: brokenOf(document, specs, project.problems),
    proofs: withoutEvidence(proofs),
    evidence: leftOut(proofs),
    about: aboutOf(document.frontMatter),
    inputs: inputsOf(document.frontMatter.inputs),
  }
}

/** What a page has to have at once: what was seen in full, and the runs before, it asks for when it is there. */
function withoutEvidence(proofs: DocumentProofs): DocumentProofs {
  const targets = Object.entries(proofs.targets).map(([target, {results, controls}]) => {
    const brief = Object.entries(results).map(([name, result]) => [name, {...result, evidence: []}])
    return [target, {results: Object.fromEntries(brief), trend: {}, ...(controls && {controls})}]
  })
  return {...proofs, targets: Object.fromEntries(targets)}
}

function leftOut({targets}: DocumentProofs): PageData['evidence'] {
  const names = Object.entries(targets).map(([target, {results}]): [string, string[]] => {
    return [target, Object.keys(results).filter((name) => results[name]!.evidence.length > 0)]
  })
  return Object.fromEntries(names.filter(([, checks]) => checks.length > 0))
}

function viewOf(spec: CheckSpec, {config, kinds}: PageRequest['project'], links: RepositoryLinks): CheckView {
  const kind = Object.hasOwn(kinds, spec.kind) ? kinds[spec.kind] : undefined
  return {
    name: spec.name,
    title: spec.title,
    kind: spec.kind,
    sentence: orNothing(() => kind?.sentence(spec.options)) ?? spec.title,
    expected: Object.entries(spec.expect).map(([path, predicate]) => ({path, expected: predicateText(predicate)})),
    command: orNothing(() => kind?.command(spec.options)) || undefined,
    run: `npx proofbook check ${spec.document}#${spec.name}`,
    effect: spec.effect,
    fix: spec.fix,
    targets: spec.targets,
    tags: spec.tags,
    needs: spec.needs,
    waive: spec.waive,
    role: spec.role,
    line: spec.place.start.line,
    source: links.file(spec.document, spec.place.start.line),
    script: links.file(`${config.scripts}/${spec.slug}/${spec.name}.mjs`),
  }
}

/** Every check of the document that has no sound spec, with what is wrong with it. */
function brokenOf(document: Document, specs: CheckSpec[], problems: Problem[]): PageData['broken'] {
  const sound = new Set(specs.map(({place}) => place.start.line))
  const unsound = document.blocks.filter(({place}) => !sound.has(place.start.line))
  return unsound.map(({body, place: {start, end}}) => ({
    line: start.line,
    code: body,
    problems: problems
      .filter(
        ({place}) => place.path === document.path && place.start.line >= start.line && place.start.line <= end.line,
      )
      .map(({rule, reason, hint, place}) => ({rule, reason, hint, line: place.start.line, column: place.start.column})),
  }))
}

/** What the front matter says about a document, whatever form it has. */
export function aboutOf(frontMatter: FrontMatter): PageData['about'] {
  const {owner, service, severity, alerts, review} = frontMatter
  return {
    owner: words(owner),
    service: words(service),
    severity: words(severity),
    alerts: Array.isArray(alerts) ? alerts.filter((name) => typeof name === 'string') : [],
    nextReview: nextReview(
      isObject(review) ? review : {last: frontMatter.last_reviewed_on, every: frontMatter.review_in},
    ),
  }
}

function words(value: Json | undefined): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  return Array.isArray(value) && value.length > 0
    ? value.filter((one) => typeof one === 'string').join(', ')
    : undefined
}

const daysOf: Record<string, number> = {d: 1, w: 7, day: 1, week: 7, month: 30, year: 365}

/** The day of the next review; undefined where the last, or how often, is not known or not a date. */
function nextReview({last, every}: {last?: Json; every?: Json}): string | undefined {
  const at = typeof last === 'string' && /^\d{4}-\d\d-\d\d$/.test(last) ? Date.parse(last) : NaN
  const [, count, unit] = /^(\d+) ?([a-z]+?)s?$/.exec(typeof every === 'string' ? every : '') ?? []
  const days = Number(count) * (daysOf[unit ?? ''] ?? NaN)
  const next = new Date(at + days * 86_400_000)
  return Number.isNaN(next.getTime()) ? undefined : next.toISOString().slice(0, 10)
}

function inputsOf(inputs: Json | undefined): PageData['inputs'] {
  if (Array.isArray(inputs))
    return inputs.filter((name) => typeof name === 'string').map((name) => ({name, required: true}))
  if (!isObject(inputs)) return []
  return Object.entries(inputs).map(([name, about]) => {
    const {description, default: preset, pattern} = isObject(about) ? about : {}
    return {
      name,
      title: words(description),
      default: typeof preset === 'string' ? preset : undefined,
      pattern: words(pattern),
      required: typeof preset !== 'string',
    }
  })
}

/** A kind of the user's own may throw wherever it is asked; what it would have said is then left out. */
function orNothing(ask: () => string | undefined): string | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}
