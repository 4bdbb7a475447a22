/** The order of the verbs of `lint`: documents → pages, files → facts; pages and facts → world → what is no longer so. */
import {join} from 'node:path'
import {type Affected, affectedBy, changesSince} from './changes/index.ts'
import type {Config} from './config.ts'
import type {FactReading, Facts} from './fact.ts'
import {gatherFacts, readers, readFacts} from './facts/index.ts'
import {alertCoverage, inspectSettings, judgeUnmet, lint, type Linted} from './lint/index.ts'
import type {Problem} from './model.ts'
import type {Page} from './page.ts'
import {pageOf} from './parse/index.ts'
import type {Project, ReadRequest} from './proofbook.ts'
import {many, remember} from './remember/index.ts'
import type {AlertCoverage} from './report.ts'
import type {World} from './rule.ts'
import {findDocuments, readSource} from './source/index.ts'
import {defaultLintSettings} from './util/default-lint-settings.ts'
import {placeFault} from './util/place-fault.ts'
import {placesOf} from './validate/index.ts'

export type {Linted}

/** What rules look at in a project, and what facts could not be read. Executes nothing. */
export async function worldOf(
  {config, documents, kinds, specs}: Project,
  {today, memory}: Pick<LintRequest, 'today' | 'memory'>,
): Promise<{world: World; problems: Problem[]}> {
  const {root, lint: settings = defaultLintSettings} = config
  const {exclude, programs} = settings
  const kept = <Found>(name: string, paths: string[], find: (path: string) => Found): Found[] => {
    // Kinds of the user's own are code, of which nobody can tell whether it is the same.
    if (!memory || paths.length < many || config.kinds.length > 0) return paths.map(find)
    const subjects = paths.map((path) => ({name: path, path: join(root, path)}))
    const key = JSON.stringify([memory.program, exclude])
    const file = {path: join(root, '.proofbook', 'cache', name), key, now: memory.now}
    return remember(file, subjects, ({name}) => ({found: find(name), lasts: true}))
  }
  const {facts, problems} = gatherFacts({
    root,
    exclude,
    programs,
    remember: (paths, read) => kept('facts', paths, read),
  })
  const understand = (path: string): Page | null => {
    const reading = readSource(root, path)
    return 'source' in reading ? pageOf(reading.source, kinds) : null
  }
  const intricate = new Set(
    documents.flatMap(({path, problems}) => (problems.some(({rule}) => rule === 'intricate-document') ? [path] : [])),
  )
  const all = new Set([...(await findDocuments(root, config.documents)), ...documents.map(({path}) => path)])
  const paths = [...all].filter((path) => !intricate.has(path))
  const pages = new Map(kept('pages', paths, understand).map((page, index) => [paths[index]!, page]))
  const other = (path: string): Page | null => {
    if (!facts.files.has(path) || facts.files.isFolder(path)) return null
    const page = understand(path)
    pages.set(path, page)
    return page
  }
  const own = [...pages.values()].filter((page) => page !== null)
  let whole: Facts | undefined
  const rememberWhole = (paths: string[], read: (path: string) => FactReading) => kept('whole-facts', paths, read)
  const wholeFacts = () => (whole ??= gatherFacts({root, exclude: [], readers, remember: rememberWhole}).facts)
  return {
    world: {
      facts,
      pages: own,
      pageOf: (path) => pages.get(path) ?? other(path) ?? undefined,
      unmetOn: judgeUnmet({specs, kinds, facts: wholeFacts, placeOf: placesOf(documents), root, today}),
      settings,
      today,
    },
    problems,
  }
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
  const {world, problems} = await worldOf(project, request)
  const found = [...problems.map((problem) => ({problem})), ...lint(world)]
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
