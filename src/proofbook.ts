/**
 * The order of the verbs: source → parse → validate → compile → plan → run → report → ledger.
 * What holds documents against their repository stands beside it, in drift.ts; no other file knows more than one stage.
 */
import {dirname, join, relative, resolve} from 'node:path'
import {baselineOf, readBaselines} from './baseline/index.ts'
import {compile} from './compile/index.ts'
import type {Config} from './config.ts'
import {findRoot, readConfig} from './config/index.ts'
import type {Document} from './document.ts'
import type {Kinds} from './kind.ts'
import {kinds as builtIn, loadKinds} from './kinds/index.ts'
import type {Appended} from './ledger/append-proofs.ts'
import type {CheckResult, CheckSpec, Plan, Problem, RunEvent, Script} from './model.ts'
import {parse, slugsOf} from './parse/index.ts'
import {inspectSelection, plan, type Selection, splitPath} from './plan/index.ts'
import type {Control} from './proof.ts'
import {many, remember, stamper} from './remember/index.ts'
import type {Coverage, Report} from './report.ts'
import {report} from './report/index.ts'
import {run} from './run/index.ts'
import {findDocuments, readSource, type Revision, revision} from './source/index.ts'
import {giveInputs} from './util/give-inputs.ts'
import {survivesJson} from './util/survives-json.ts'
import {checkGiven, placesOf, validateDocument, type Validated, validateTogether} from './validate/index.ts'

/** The documents of a project, read and understood: everything that is known before anything runs. */
export interface Project {
  config: Config
  kinds: Kinds
  documents: Document[]
  specs: CheckSpec[]
  problems: Problem[]
  /** The text of a document as it was when it was understood; undefined where it is not the same any more. */
  textOf: (path: string) => string | undefined
}

export interface ReadRequest {
  /** Absolute path that `paths` and `configFile` are relative to. */
  cwd: string
  configFile?: string
  /** Documents, folders or `document.md#id`; none: what the configuration says. */
  paths: string[]
  /** The day that waivers are judged by, `YYYY-MM-DD`. */
  today: string
  /** The program that reads, and the time. With it, what is understood of many documents is kept for the next run of the same program. */
  memory?: {program: string; now: number}
}

/** Finds, reads, parses and validates the documents. Executes nothing that a document contains. */
export async function read({cwd, configFile, paths, today, memory}: ReadRequest): Promise<Project> {
  const file = configFile && resolve(cwd, configFile)
  const root = await findRoot(cwd, file && dirname(file))
  const {config, problems: configProblems} = await readConfig(root, file)
  // What a document may say depends on the configuration: without it, sound documents would be found fault with.
  if (hasErrors(configProblems))
    return {config, kinds: builtIn, documents: [], specs: [], problems: configProblems, textOf: () => undefined}
  const {kinds, problems: kindProblems} = await loadKinds(config, builtIn)
  const wanted = paths.map((path) => relative(config.root, resolve(cwd, splitPath(path).file)) || '.')
  const found = await findDocuments(config.root, wanted.length > 0 ? wanted : config.documents)
  const slugs = slugsOf(found, config.documents)
  const understand = (path: string): Understood => {
    const reading = readSource(config.root, path)
    if ('problem' in reading) return reading
    const document = parse(reading.source, slugs.get(path))
    return {document, ...validateDocument(document, {kinds, targets: config.targets, secrets: config.secrets, today})}
  }
  // Kinds of the user's own are code, of which nobody can tell whether it is the same.
  const remembers = memory && wanted.length === 0 && found.length >= many && config.kinds.length === 0
  const understood = remembers
    ? remember(
        {
          path: join(config.root, '.proofbook', 'cache', 'documents'),
          key: JSON.stringify([memory.program, config, today]),
          stampOf: stamper(memory.now),
        },
        found.map((path) => ({name: `${slugs.get(path)} ${path}`, path: join(config.root, path), document: path})),
        ({document}) => findingOf(understand(document)),
      )
    : found.map(understand)
  const readable = understood.filter((one) => 'document' in one)
  const {specs, problems} = validateTogether(readable)
  const documents = readable.map(({document}) => document)
  return {
    config,
    kinds,
    documents,
    specs,
    problems: [
      ...configProblems,
      ...kindProblems,
      ...understood.flatMap((one) => ('problem' in one ? [one.problem] : [])),
      ...documents.flatMap(({problems}) => problems),
      ...problems,
    ],
    textOf: textsOf(config.root, documents),
  }
}

/** What a document says by itself, or what keeps it from being read. */
type Understood = {problem: Problem} | (Validated & {document: Document})

function findingOf(one: Understood) {
  const lasts =
    'document' in one &&
    survivesJson(one.document.frontMatter) &&
    one.specs.every(({options, expect}) => survivesJson(options) && survivesJson(expect))
  return {found: one, lasts}
}

/** Reads the text of a document again when it is first wanted, which is where there is something to show of it. */
function textsOf(root: string, documents: Document[]): Project['textOf'] {
  const texts = new Map<string, string | undefined>()
  return (path) => {
    if (!texts.has(path)) {
      const document = documents.find((one) => one.path === path)
      const reading = document && readSource(root, path)
      const isSame = reading && 'source' in reading && reading.source.digest === document.digest
      texts.set(path, isSame ? reading.source.text : undefined)
    }
    return texts.get(path)
  }
}

/** The scripts that the checks of a project compile to. */
export function scripts({specs, kinds}: Project): Script[] {
  return compile(specs, kinds)
}

function hasErrors(problems: Problem[]): boolean {
  return problems.some(({severity}) => severity === 'error')
}

/**
 * What a run would take; `given` are values for inputs of the documents. The problems are the command line's; of a project that
 * could not be read, nothing can be said.
 */
export function choose(
  project: Project,
  target: string,
  selection: Selection,
  given: Readonly<Record<string, string>> = {},
): {plan?: Plan; problems: Problem[]} {
  const {config, documents} = project
  const specs = project.specs.map((spec) => giveInputs(spec, given))
  if (documents.length === 0 && hasErrors(project.problems)) return {problems: []}
  const missing = new Set(project.problems.filter(({rule}) => rule === 'missing-document').map(({place}) => place.path))
  const paths = selection.paths?.filter((path) => !missing.has(splitPath(path).file))
  const problems = inspectSelection({...selection, paths}, {target, targets: config.targets, specs, documents})
  if (problems.length > 0) return {problems}
  const chosen = plan(documents, specs, config.targets[target]!, selection)
  const faulty = checkGiven(given, {specs, plan: chosen, secrets: config.secrets})
  return faulty.length > 0 ? {problems: faulty} : {plan: chosen, problems: []}
}

export interface RunRequest {
  env: Record<string, string | undefined>
  signal: AbortSignal
  workers?: number
  /** How often a check that only reads may be looked at again after it did not pass. */
  retries?: number
  onEvent?: (event: RunEvent) => void
  /** Nothing is compared with a baseline, for what is seen becomes it. */
  recording?: true
}

/** Runs a plan; one result per step, in the order of the plan. */
export async function prove(project: Project, plan: Plan, request: RunRequest): Promise<CheckResult[]> {
  return run(plan, setupOf(project, plan, request))
}

/** What a run of a plan needs, with what was recorded on its target. */
function setupOf(project: Project, plan: Plan, {recording, ...request}: RunRequest) {
  const {kinds, config, documents} = project
  const {baselines, flaw} = readBaselines(config.root, plan.target.name)
  return {
    ...request,
    kinds,
    config,
    locate: placesOf(documents),
    baselineOf: (spec: CheckSpec) => (recording ? 'recording' : baselineOf(spec, baselines, flaw)),
  }
}

/**
 * Runs a plan as {@link prove} does, and holds every check that passed against wrong worlds; one control per step, in the order
 * of the plan. The code for it is loaded here: few runs want it.
 */
export async function falsify(
  project: Project,
  plan: Plan,
  request: RunRequest,
): Promise<{results: CheckResult[]; controls: Control[]}> {
  const {controlOf, falsify: hold} = await import('./falsify/index.ts')
  const held = new Map<string, Control>()
  const results = await run(plan, {
    ...setupOf(project, plan, request),
    async onPassed(passed) {
      held.set(passed.spec.id, await hold(passed, project.kinds[passed.spec.kind]!))
    },
  })
  return {results, controls: results.map((result) => held.get(result.id) ?? controlOf(result))}
}

export interface Ran {
  plan?: Plan
  results: CheckResult[]
  problems: Problem[]
  startedAt: Date
  durationMs: number
  interrupted: boolean
  version: string
  revision?: Revision
  /** Of `lint`. */
  coverage?: Coverage
}

/** What the documents of a project belong to; best asked while something else goes on. */
export function revisionOf(project: Project): Promise<Revision | undefined> {
  return revision(project.config.root)
}

/** Everything that is known after a run, or after the run that could not start. */
export function conclude(target: string, ran: Ran): Report {
  const {plan, results, problems, startedAt, durationMs, interrupted, version, revision, coverage} = ran
  return report({
    tool: {name: 'proofbook', version},
    target,
    ...revision,
    startedAt: startedAt.toISOString(),
    durationMs,
    interrupted,
    documents: plan?.documents ?? [],
    results,
    problems,
    omissions: plan?.omissions ?? [],
    refused: plan?.refused ?? [],
    ...(coverage && {coverage}),
  })
}

/**
 * Appends what a run found out to the ledger of a project; `interruptedAt`: when it was cut short. What goes wrong with that changes
 * nothing of the run. The code for it is loaded here: nobody waits for it before the report is there.
 */
export async function keep({config}: Project, report: Report, interruptedAt?: Date): Promise<Appended> {
  const {appendProofs} = await import('./ledger/append-proofs.ts')
  return appendProofs(report, {root: config.root, interruptedAt})
}
