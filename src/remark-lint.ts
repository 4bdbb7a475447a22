/** The rules of `proofbook lint` as plugins of remark-lint, so that editors and remark pipelines show what they find. */
import {relative, resolve, sep} from 'node:path'
import type {VFile} from 'vfile'
import type {Kinds} from './kind.ts'
import {lint, outlineOf, rules} from './lint/index.ts'
import type {Problem} from './model.ts'
import {pageOf} from './parse/index.ts'
import {worldOf} from './drift.ts'
import {read} from './proofbook.ts'
import type {WholeWorld} from './rule.ts'

/** How long a repository is taken to be what it was: an editor asks at every key. */
const keptMs = 5000

interface Repository {
  root: string
  kinds: Kinds
  world: WholeWorld
}

/** A plugin that says what one rule finds in a file; what the configuration of the project says of the rule holds. */
function pluginOf(name: string) {
  const rule = rules.filter((one) => one.name === name)
  return Object.defineProperty(
    () => async (_tree: unknown, file: VFile) => {
      const {root, kinds, world} = await repositoryOf(file.cwd)
      const path = relative(root, resolve(file.cwd, file.path ?? '')).replaceAll(sep, '/')
      const text = String(file).replace(/^\uFEFF/, '')
      const page = pageOf({path, text}, kinds)
      const outline = outlineOf(page, text)
      const pages = [...world.pages.filter((one) => one.path !== path), outline]
      const pageHere = (one: string) => (one === path ? outline : world.pageOf(one))
      for (const {problem} of lint({...world, pages, pageOf: pageHere, judged: [page]}, rule))
        if (problem.place.path === path) tell(file, problem)
    },
    'name',
    {value: `proofbook:${name}`},
  )
}

/** A preset with every rule: `remark --use proofbook/remark-lint`. */
const preset = {plugins: rules.map(({name}) => pluginOf(name))}
export default preset

const kept = new Map<string, {at: number; repository: Promise<Repository>}>()

function repositoryOf(cwd: string): Promise<Repository> {
  const now = Date.now()
  const last = kept.get(cwd)
  if (last && now - last.at < keptMs) return last.repository
  const repository = readRepository(cwd)
  kept.set(cwd, {at: now, repository})
  return repository
}

async function readRepository(cwd: string): Promise<Repository> {
  const today = new Date().toISOString().slice(0, 10)
  const project = await read({cwd, paths: [], today})
  const {world} = await worldOf(project, {today})
  return {root: project.config.root, kinds: project.kinds, world}
}

function tell(file: VFile, {rule, reason, place, hint, url, subject}: Problem): void {
  const message = file.message(reason, {place: {start: place.start, end: place.end}, source: 'proofbook', ruleId: rule})
  if (hint !== undefined) message.note = hint
  if (url !== undefined) message.url = url
  if (subject !== undefined) message.actual = subject
}
