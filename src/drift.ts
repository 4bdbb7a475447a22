/** The order of the verbs of `lint`: documents → pages, files → facts; pages and facts → world → what is no longer so. */
import {type Affected, affectedBy, changesSince} from './changes/index.ts'
import type {Config} from './config.ts'
import type {Document} from './document.ts'
import type {Facts} from './fact.ts'
import {gatherFacts, lookLog, readers, readFacts} from './facts/index.ts'
import type {Kinds} from './kind.ts'
import {
  alertCoverage,
  inspectSettings,
  judgeOf,
  judgeUnmet,
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
import {type Keeper, keeperIn} from './remember/index.ts'
import type {AlertCoverage} from './report.ts'
import type {WholeWorld} from './rule.ts'
import {findDocuments, readSource} from './source/index.ts'
import {defaultLintSettings} from './util/default-lint-settings.ts'
import {digest} from './util/digest.ts'
import {placeFault} from './util/place-fault.ts'
import {placesOf} from './validate/index.ts'

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
  {config, documents, kinds, specs}: Project,
  {today, memory}: Pick<LintRequest, 'today' | 'memory'>,
): Promise<Judged> {
  const {root, lint: settings = defaultLintSettings} = config
  const keep = keeperIn(root, memory)
  // Kinds of the user's own are code, of which nobody can tell whether it is the same.
  const keepPages = config.kinds.length > 0 ? keeperIn(root, undefined) : keep
  const log = lookLog(root, keep.stampOf)
  const {facts, problems, fingerprint} = gatherFacts({
    root,
    exclude: settings.exclude,
    programs: settings.programs,
    pageOf: (source) => pageOf(source, kinds),
    remember: (paths, read) => keep.each('facts', settings.exclude, paths, read),
    onLook: log.onLook,
  })
  const paths = await pathsOf(config, documents)
  const {outlines, outlineAt, pagesAt} = libraryOf({root, kinds}, paths, keepPages)
  const own = [...outlines.values()].filter((outline) => outline !== null)
  const other = (path: string) => {
    log.onLook({at: 'text', path})
    return facts.files.has(path) && !facts.files.isFolder(path) ? outlineAt(path) : undefined
  }
  let whole: Facts | undefined
  const wholeFacts = () =>
    (whole ??= gatherFacts({
      root,
      exclude: [],
      readers,
      remember: (paths, read) => keep.each('whole-facts', [], paths, read),
    }).facts)
  const world: WholeWorld = {
    facts,
    pages: own,
    pageOf: (path) => (outlines.has(path) ? outlines.get(path) : other(path)) ?? undefined,
    judged: [],
    unmetOn: judgeUnmet({specs, kinds, facts: wholeFacts, placeOf: placesOf(documents), root, today}),
    settings,
    today,
  }
  const judge = (wanted: string[]) => {
    const pages = pagesAt(wanted)
    world.judged = pages.filter((page) => page !== null)
    const judgeOne = judgeOf(world)
    return pages.map((page) => (page ? log.whileJudging(page.path, () => judgeOne(page)) : {found: [], lasts: false}))
  }
  const judgeAll = () => {
    const others = () => digest(JSON.stringify(own.map(neighbourOf)))
    const key = () => [JSON.stringify(settings), today, fingerprint(), others()]
    const find = (wanted: string[]) => ({findings: judge(wanted), witnesses: log.witnesses})
    const ownPaths = own.map(({path}) => path)
    return keepPages.together('findings', key, ownPaths, {find, stateOf: log.stateOf}).flat()
  }
  return {world, judgeAll, problems}
}

/** The Markdown files of a project, each read once, and only when it is asked for or not remembered. */
function libraryOf({root, kinds}: {root: string; kinds: Kinds}, paths: string[], keep: Keeper) {
  const read = new Map<string, ReadPage | null>()
  const readAt = (path: string) => {
    if (!read.has(path)) read.set(path, understand(root, path, kinds))
    return read.get(path)!
  }
  const outlineAt = (path: string) => readAt(path)?.outline ?? null
  const pageAt = (path: string) => readAt(path)?.page ?? null
  const outlines = keep.each('outlines', [], paths, outlineAt)
  return {
    outlines: new Map(paths.map((path, at) => [path, outlines[at]!])),
    outlineAt,
    pagesAt: (wanted: string[]): (Page | null)[] => {
      if (!keep.isWorthIt(wanted)) return wanted.map(pageAt)
      // Where many are wanted, all are: something changed that all depend on.
      const pages = keep.each('pages', [], paths, pageAt)
      const byPath = new Map(paths.map((path, at) => [path, pages[at]!]))
      return wanted.map((path) => byPath.get(path) ?? null)
    },
  }
}

interface ReadPage {
  page: Page
  outline: PageOutline
}

/** A Markdown file, read and understood; null where it cannot be read. */
function understand(root: string, path: string, kinds: Kinds): ReadPage | null {
  const reading = readSource(root, path)
  if (!('source' in reading)) return null
  const page = pageOf(reading.source, kinds)
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
export function changed({config: {root}, documents, kinds}: Project, ref: string): Affected {
  const textOf = (path: string) => {
    const reading = readSource(root, path)
    return 'source' in reading ? reading.source.text : undefined
  }
  const factsIn = (path: string, text: string) => readFacts(path, text).facts
  const asksByGlobs = (kind: string) => Object.hasOwn(kinds, kind) && kinds[kind]!.inFacts !== undefined
  return affectedBy({changes: changesSince(root, ref), documents, textOf, factsIn, asksByGlobs})
}
