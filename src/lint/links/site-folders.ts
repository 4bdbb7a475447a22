import {dirname, join} from 'node:path/posix'
import type {World} from '../../rule.ts'

/** Folders that a site generator makes pages of, and folders whose content stands at the top of the site. */
export interface Site {
  /** Every page below has an address of its own, often without ending. */
  content: string[]
  /** Where `/…` may lead to. */
  roots: string[]
}

/** The site that a page belongs to; undefined where no configuration of a generator says that it is one. */
export function siteOf(path: string, world: World): Site | undefined {
  return sitesIn(world).find(({content}) => content.some((folder) => isBelow(path, folder))) ?? ownSite(path)
}

/** A page that says in its name that it becomes HTML is one of a site: Middleman has its pages below `source/`. */
function ownSite(path: string): Site | undefined {
  if (!/\.html\.(?:md|markdown)(?:\.erb)?$/.test(path)) return undefined
  return siteAt(/^(?:.*\/)?source(?=\/)/.exec(path)?.[0] ?? '')
}

/** A site that an address of the configuration leads to. */
export function siteAt(folder: string): Site {
  return {content: [folder], roots: [folder, join(folder, 'static'), join(folder, 'public')]}
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

const known = new WeakMap<World, Site[]>()

function sitesIn(world: World): Site[] {
  const found = known.get(world) ?? findSites(world)
  known.set(world, found)
  return found
}

function findSites({facts, settings}: World): Site[] {
  const configured = Object.values(settings.addresses).map((folder) => siteAt(folder.replace(/^\.\/|\/+$/g, '')))
  const made = facts.files.list.flatMap((path) => {
    if (!/conf|hugo|mkdocs|book|eleventy|_sidebar|tech-docs/.test(path)) return []
    const generator = generators.find(({config}) => config.test(path))
    if (!generator) return []
    const home = join('.', dirname(path), generator.up ?? '.').replace(/^\.$/, '')
    const below = (folder: string) => join('.', home, folder).replace(/^\.$|\/+$/g, '')
    const told = generator.tells ? [...(facts.textOf(path) ?? '').matchAll(generator.tells)].map(([, at]) => at!) : []
    const content = [...generator.content, ...told].map(below).filter((folder) => !folder.startsWith('..'))
    const roots = [...content, home, ...['static', 'public', 'assets', 'docs/public'].map(below)]
    return [{content, roots}]
  })
  return [...made, ...configured]
}

/** How generators are told by their configuration, and where each of them has its pages. */
const generators: {config: RegExp; content: string[]; tells?: RegExp; up?: string}[] = [
  {
    config: /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/,
    content: ['docs', 'blog', 'src/pages', 'versioned_docs', 'i18n'],
    tells: /\bpath:\s*['"]([^'"\n]+)['"]/g,
  },
  {config: /(?:^|\/)mkdocs\.ya?ml$/, content: ['docs'], tells: /^docs_dir:\s*['"]?([^'"\s]+)/gm},
  {config: /(?:^|\/)(?:hugo\.(?:toml|ya?ml|json)|config\/_default\/\w+\.(?:toml|ya?ml))$/, content: ['content']},
  {config: /(?:^|\/)_config\.ya?ml$/, content: ['']},
  {config: /(?:^|\/)\.(?:vitepress|vuepress)\/config\.[cm]?[jt]s$/, content: [''], up: '..'},
  {config: /(?:^|\/)book\.toml$/, content: ['src'], tells: /^src\s*=\s*"([^"\n]+)"/gm},
  {config: /(?:^|\/)astro\.config\.[cm]?[jt]s$/, content: ['src/content', 'src/pages']},
  {config: /(?:^|\/)gatsby-config\.[cm]?[jt]s$/, content: ['content', 'docs', 'src/pages']},
  {config: /(?:^|\/)config\.rb$/, content: ['source']},
  {config: /(?:^|\/)config\/tech-docs\.ya?ml$/, content: ['source'], up: '..'},
  {config: /(?:^|\/)(?:\.eleventy|eleventy\.config)\.[cm]?js$/, content: ['']},
  {config: /(?:^|\/)(?:_sidebar\.md|\.gitbook\.ya?ml|book\.json|conf\.py)$/, content: ['']},
]
