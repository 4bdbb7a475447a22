/** `proofbook/docusaurus`: the plugin that makes the documents of a Docusaurus site show their own proof. */
import {readdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {LoadContext, Plugin} from '@docusaurus/types'
import {addPages} from './add-pages.ts'
import {allowCommonModules, allowCommonOutput} from './allow-common-modules.ts'
import {cacheOfPages} from './cache-of-pages.ts'
import {injectPlugins} from './inject-plugins.ts'
import {loadPages} from './load-pages.ts'
import type {SiteContent} from './load-pages.ts'
import {siteFiles, wrapNotFound, type PagesInput} from './page-facts/index.ts'
import {permalinksOf} from './permalinks-of.ts'
import {proofsHandler, type ProofsHandler} from './proofs-handler.ts'
import {readOptions, type SiteOptions} from './read-options.ts'
import {rehypeFocusableTables} from './rehype-focusable-tables.ts'
import {rehypeHarmless} from './rehype-harmless.ts'
import {moduleOf, remarkProofbook, type Site} from './remark-proofbook.ts'
import {safeBreadcrumbs} from './safe-breadcrumbs.ts'
import {sayProblems} from './say-problems.ts'
import {searchPageInMain} from './search-page-in-main.ts'
import {stagedDocuments} from './stage/staged-documents.ts'
import {writeFiles} from './write-files.ts'

const program = fileURLToPath(import.meta.url)
/** The folder of what runs in browsers, beside this file once it is built. */
const browser = join(dirname(program), 'browser', 'site')
const components = join(browser, 'pages')
const notFound = join(components, 'not-found-content.js')

type Asked = [...request: Parameters<ProofsHandler>, next: () => void]

/** The plugin. Reading the documents executes nothing that they contain. */
export default function proofbook(context: LoadContext, options: SiteOptions): Plugin<SiteContent> {
  const site: Site = {modules: new Map(), permalinks: new Map(), root: '', links: {file: () => undefined}}
  const remark = remarkProofbook(site)
  const rehype = rehypeHarmless((path) => moduleOf(site, path) !== undefined)
  let content: SiteContent | undefined
  let input: PagesInput | undefined
  if (options.staged !== undefined) site.originals = stagedDocuments(options.staged).originals
  allowCommonModules(context.generatedFilesDir)

  return {
    name: 'proofbook',
    getThemePath: () => join(browser, 'theme'),
    getPathsToWatch: () => (content ? content.watched : []),
    getClientModules: () => [join(browser, 'theme', 'proofbook.css')],
    async loadContent() {
      content = await loadPages(context.siteDir, options)
      sayProblems(content.problems)
      return content
    },
    async allContentLoaded({allContent, actions}) {
      if (!content) return
      const permalinks = permalinksOf(allContent, context.siteDir, site.originals)
      input = await addPages({content, site, options, actions, permalinks, baseUrl: context.baseUrl, components})
    },
    configureWebpack: (config, isServer) => ({
      ...cacheOfPages(config, site, program),
      resolve: {
        alias: {
          ...safeBreadcrumbs(config.resolve?.alias, components),
          ...wrapNotFound(config.resolve?.alias, notFound),
        },
      },
      module: {rules: searchPageInMain(config.resolve?.alias, join(components, 'main-layout.js'))},
      mergeStrategy: {'experiments.cache.buildDependencies': 'replace'},
      plugins: [injectPlugins(remark, [rehype, rehypeFocusableTables]), ...(isServer ? [allowCommonOutput] : [])],
      devServer: {
        // Put in front in place: Docusaurus joins the lists of all who say something here, and its own ends in a page for anything.
        setupMiddlewares: (middlewares: unknown[]) => {
          const proofs = proofsHandler(() => content?.project)
          const middleware = (...[request, response, next]: Asked) => proofs(request, response) || next()
          middlewares.unshift({name: 'proofbook', path: `${context.baseUrl}proofs/`, middleware})
          return middlewares
        },
      },
    }),
    postBuild({outDir}) {
      if (content) writeFiles(join(outDir, 'proofs'), content.proofs)
      if (input) writeFiles(outDir, Object.entries(siteFiles(input, outDir)))
    },
  }
}

/** Docusaurus asks this for the options of the plugin; throws with all that is wrong with them. */
export function validateOptions({options}: {options: unknown}): SiteOptions {
  return readOptions(options)
}

/** Docusaurus asks this which components a site may replace: all of them, as `src/site/theme/Proofbook/README.md` tells. */
export function getSwizzleConfig(): object {
  const config = {actions: {eject: 'safe', wrap: 'safe'}, description: 'A part of a page'}
  const parts = readdirSync(join(browser, 'theme', 'Proofbook'), {withFileTypes: true})
  const folders = parts.filter((part) => part.isDirectory())
  return {components: Object.fromEntries(folders.map(({name}) => [`Proofbook/${name}`, config]))}
}
