import {join} from 'node:path/posix'
import type {Files} from '../../fact.ts'
import type {World} from '../../rule.ts'
import type {LocalAddress, Reading} from './local-address.ts'

/** What an address leads to. */
export type Found =
  | {is: 'there'; path: string}
  /** `exactly`: it is written with its ending, so that nothing but the case has to be changed. */
  | {is: 'in another case'; path: string; exactly: boolean}
  /** The file is there, but only a site generator would find it by this address. */
  | {is: 'without ending'; path: string}
  | {is: 'nowhere'}
  /** Generated, of another repository, or a route that a generator makes: nobody can tell from here. */
  | {is: 'unknown'}

/** Looks for what an address may mean; of several readings, the first that leads somewhere. */
export function findFile({readings, style}: LocalAddress, world: World): Found {
  const {files} = world.facts
  const tries = readings.flatMap((reading) => namesOf(reading).map((path) => ({path, exactly: path === reading.path})))
  for (const {path} of tries) if (isThere(path, files)) return {is: 'there', path: tidy(path)}
  for (const {path, exactly} of tries) {
    const other = files.inOtherCase(path)
    if (other !== undefined) return {is: 'in another case', path: other, exactly}
  }
  if (tries.some(({path}) => files.isIgnored(path) || isOfAnother(path, world))) return {is: 'unknown'}
  const [first] = readings
  if (first!.site) {
    const isForeign = style === 'absolute' && !isOfSite(first!, files)
    return isForeign || isRoute(first!.path, style, world) ? {is: 'unknown'} : {is: 'nowhere'}
  }
  const page = endings.map((ending) => first!.path.replace(/\/$|\.html$/, '') + ending).find((path) => files.has(path))
  return page === undefined ? {is: 'nowhere'} : {is: 'without ending', path: page}
}

/** Whether a site has the first folder of an address from its top: without it, what is below comes from somewhere else. */
function isOfSite({path, site}: Reading, files: Files): boolean {
  const [top] = path.split('/')
  return path.includes('/') && ['', ...(site?.roots ?? [])].some((root) => files.isFolder(join(root, top!)))
}

/** Whether a path names a file, or a folder, that is there. */
function isThere(path: string, files: Files): boolean {
  return files.has(path) || (path.endsWith('/') && files.has(tidy(path)))
}

function tidy(path: string): string {
  return path === './' || path === '.' ? '' : path.replace(/\/$/, '')
}

const endings = ['.md', '.mdx', '.markdown']
const moreEndings = [...endings, '.md.erb', '.html.md', '.html.md.erb', '.html', '.rst', '.adoc', '.ipynb']

/** The files that an address may stand for. */
function namesOf({path, site}: Reading): string[] {
  if (!site) return [path]
  const bare = path.replace(/\/$/, '')
  const stem = /^(.+)\.html?$/.exec(bare)?.[1]
  return [path, ...moreEndings.map((ending) => bare + ending), ...(stem ? moreEndings.map((one) => stem + one) : [])]
}

/** Whether a path leads out of the repository, or into what git keeps of another one: a submodule, a link to a folder. */
function isOfAnother(path: string, {facts: {files, repository, below}}: World): boolean {
  const parts = path.split('/')
  if (parts[0] === '..') {
    if (!repository) return true
    const up = parts.filter((part) => part === '..').length - (below.split('/').length - 1)
    // On GitHub, `../../issues` leads from the page of a file to those of its repository.
    return (
      up === 2 &&
      /^(?:\.\.\/)+(?:issues|pulls?|wiki|releases|actions|discussions|security|projects|commits?|compare|tags|labels|milestones?|graphs|settings|network|branches|packages|tree|blob)(?:\/|$)/.test(
        path,
      )
    )
  }
  const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'))
  return folders.some((folder) => listed(files).has(folder))
}

const lists = new WeakMap<Files, Set<string>>()

function listed(files: Files): Set<string> {
  const known = lists.get(files) ?? new Set(files.list)
  lists.set(files, known)
  return known
}

/**
 * Whether a generator may make a page of that address: one from the top of the site that names no file, or one that front matter, or a
 * name without its leading number, gives to a page.
 */
function isRoute(path: string, style: LocalAddress['style'], world: World): boolean {
  const last = path
    .replace(/\/$/, '')
    .replace(/\.html?$/, '')
    .split('/')
    .at(-1)!
  const isFile = /\.[a-z][a-z\d]{0,5}$/i.test(path) && !/\.html?$/.test(path)
  if ((style === 'absolute' || style === 'site') && !isFile) return true
  return !isFile && routes(world).has(last.toLowerCase())
}

const known = new WeakMap<World, Set<string>>()

function routes(world: World): Set<string> {
  const found = known.get(world) ?? findRoutes(world)
  known.set(world, found)
  return found
}

function findRoutes({pages}: World): Set<string> {
  const found = new Set<string>()
  for (const {path, frontMatter} of pages) {
    const written = ['slug', 'id', 'permalink', 'url', 'aliases', 'redirect_from'].flatMap(
      (key) => frontMatter[key] ?? [],
    )
    const numbered = /(?:^|\/)\d+[-_. ]+([^/]+)\.\w+$/.exec(path)?.[1]
    for (const one of [...written, ...(numbered === undefined ? [] : [numbered])]) {
      const last =
        typeof one === 'string'
          ? one
              .replace(/\/+$|\.html?$/g, '')
              .split('/')
              .at(-1)
          : undefined
      if (last) found.add(last.toLowerCase())
    }
  }
  return found
}
