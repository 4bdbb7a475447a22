/** The order of the verbs of `lint`: documents → pages, files → facts; pages and facts → world → what is no longer so. */
import {join} from 'node:path'
import {type Affected, affectedBy, changesSince} from './changes/index.ts'
import type {Config} from './config.ts'
import type {Document} from './document.ts'
import {gatherFacts, lookLog, readFacts} from './facts/index.ts'
import {
  alertCoverage,
  inspectSettings,
  judgeOf,
  lint,
  type Linted,
  neighbourOf,
  outlineOf,
  rules,
} from './lint/index.ts'
import type {Problem} from './model.ts'
import type {Page, PageOutline} from './page.ts'
import {pageOf} from './parse/index.ts'
import type {Project, ReadRequest} from './proofbook.ts'
import {many, remember, rememberTogether, stamper, type Subject} from './remember/index.ts'
import type {AlertCoverage} from './report.ts'
import type {WholeWorld} from './rule.ts'
import {findDocuments, readSource} from './source/index.ts'
import {defaultLintSettings} from './util/default-lint-settings.ts'
import {digest} from './util/digest.ts'
import {placeFault} from './util/place-fault.ts'

export type {Linted}

/** A project as rules look at it. */
interface Judged {
  world: WholeWorld
  /** What they find fault with in its pages, be it ignored or not. */
  judgeAll: () => Linted[]
  /** What facts could not be read. */
  problems: Problem[]
}

/** What rules look at in a project. Executes nothing. */
export async function worldOf(
  {config, documents}: Project,
  {today, memory}: Pick<LintRequest, 'today' | 'memory'>,
): Promise<Judged> {
  const {root, lint: settings = defaultLintSettings} = config
  const stampOf = stamper(memory?.now ?? 0)
  const log = lookLog(root, stampOf)
  const memoryAt = (name: string, ...key: string[]) => {
    return {path: join(root, '.proofbook', 'cache', name), key: JSON.stringify([memory?.program, ...key]), stampOf}
  }
  const subjectsOf = (paths: string[]) => paths.map((path) => ({name: path, path: join(root, path)}))
  const isWorthIt = (paths: string[]) => memory !== undefined && paths.length >= many
  const kept = <Found>(name: string, paths: string[], find: (path: string) => Found): Found[] =>
    isWorthIt(paths)
      ? remember(memoryAt(name, ...settings.exclude), subjectsOf(paths), ({name}) => ({found: find(name), lasts: true}))
      : paths.map(find)
  const {facts, problems, fingerprint} = gatherFacts({
    root,
    exclude: settings.exclude,
    programs: settings.programs,
    remember: (paths, read) => kept('facts', paths, read),
    onLook: log.onLook,
  })
  const read = new Map<string, {page: Page; outline: PageOutline} | null>()
  const readPage = (path: string) => {
    if (!read.has(path)) read.set(path, understand(root, path))
    return read.get(path)!
  }
  const paths = await pathsOf(config, documents)
  const outlines = new Map(
    kept('outlines', paths, (path) => readPage(path)?.outline ?? null).map((outline, at) => [paths[at]!, outline]),
  )
  const pagesAt = (wanted: string[]): (Page | null)[] => {
    if (!isWorthIt(wanted)) return wanted.map((path) => readPage(path)?.page ?? null)
    // Where many are wanted, all are: something changed that all depend on.
    const pages = kept('pages', paths, (path) => readPage(path)?.page ?? null)
    const byPath = new Map(paths.map((path, at) => [path, pages[at]!]))
    return wanted.map((path) => byPath.get(path) ?? null)
  }
  const other = (path: string) => {
    log.onLook({at: 'text', path})
    return facts.files.has(path) && !facts.files.isFolder(path) ? readPage(path)?.outline : undefined
  }
  const own = [...outlines.values()].filter((outline) => outline !== null)
  const world: WholeWorld = {
    facts,
    pages: own,
    pageOf: (path) => (outlines.has(path) ? (outlines.get(path) ?? undefined) : other(path)),
    judged: [],
    settings,
    today,
  }
  const judgeThose = (wanted: string[]) => {
    const pages = pagesAt(wanted)
    world.judged = pages.filter((page) => page !== null)
    const judge = judgeOf(world)
    return pages.map((page) => (page ? log.whileJudging(page.path, () => judge(page)) : {found: [], lasts: false}))
  }
  const ownPaths = own.map(({path}) => path)
  const judgeAll = () => {
    if (!isWorthIt(ownPaths)) return judgeThose(ownPaths).flatMap(({found}) => found)
    const others = JSON.stringify(own.map(neighbourOf))
    const memory = memoryAt('findings', JSON.stringify(settings), today, fingerprint(), digest(others))
    const findings = rememberTogether<Subject, Linted[]>(memory, subjectsOf(ownPaths), {
      find: (news) => ({findings: judgeThose(news.map(({name}) => name)), witnesses: log.witnesses}),
      stateOf: log.stateOf,
    })
    return findings.flat()
  }
  return {world, judgeAll, problems}
}

/** A Markdown file, read and understood; null where it cannot be read. */
function understand(root: string, path: string): {page: Page; outline: PageOutline} | null {
  const reading = readSource(root, path)
  if (!('source' in reading)) return null
  const page = pageOf(reading.source)
  return {page, outline: outlineOf(page, reading.source.text)}
}

/** The documents that rules look at: all of the project, and those that were asked for, but what is too intricate to be read. */
async function pathsOf({root, documents: globs}: Config, documents: Document[]): Promise<string[]> {
  const intricate = new Set(
    documents.flatMap(({path, problems}) => (problems.some(({rule}) => rule === 'intricate-document') ? [path] : [])),
  )
  const all = new Set([...(await findDocuments(root, globs)), ...documents.map(({path}) => path)])
  return [...all].filter((path) => !intricate.has(path))
}

export interface LintRequest {
  /** The day that dates are judged by, `YYYY-MM-DD`. */
  today: string
  /** Also of what is no document of the project as it was read: rule files, other documents. */
  everything: boolean
  /** As in {@link ReadRequest}. */
  memory?: ReadRequest['memory']
}

/**
 * What the documents of a project say that is no longer so, and what facts could not be read; with paths, of these documents alone.
 * And where its alerts lead, all of them.
 * Executes nothing.
 */
export async function drift(
  project: Project,
  request: LintRequest,
): Promise<{found: Linted[]; alerts: AlertCoverage | undefined}> {
  const {world, judgeAll, problems} = await worldOf(project, request)
  const found = [...problems.map((problem) => ({problem})), ...lint(world, rules, judgeAll())]
  const chosen = new Set(project.documents.map(({path}) => path))
  const wanted = request.everything ? found : found.filter(({problem}) => chosen.has(problem.place.path))
  const settings = settingProblems(project.config).map((problem) => ({problem}))
  return {found: [...settings, ...wanted], alerts: alertCoverage(world)}
}

/** What only those who know the rules can tell to be wrong with how a configuration applies them. */
function settingProblems({path, root, lint: settings}: Config): Problem[] {
  const faults = settings ? inspectSettings(settings) : []
  if (path === undefined || faults.length === 0) return []
  const reading = readSource(root, path)
  const yaml = {path, text: 'source' in reading ? reading.source.text : '', line: 1}
  return faults.map((fault) => placeFault(yaml, {...fault, url: 'docs/configuration.md#lint'}))
}

/** What the changes since a revision of git can have made untrue in a project. Throws where nobody can say what has changed. */
export function changed({config: {root}, documents}: Project, ref: string): Affected {
  const textOf = (path: string) => {
    const reading = readSource(root, path)
    return 'source' in reading ? reading.source.text : undefined
  }
  const factsIn = (path: string, text: string) => readFacts(path, text).facts
  return affectedBy({changes: changesSince(root, ref), documents, textOf, factsIn})
}
