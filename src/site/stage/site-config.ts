import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {addressIn} from './address-in.ts'
import {darkCode, lightCode} from '../look/code-colours.ts'
import {builtFile} from './built-file.ts'
import {type Manifest, manifestFile, readManifest} from './manifest.ts'
import {remarkTolerant} from './remark-tolerant.ts'
import {ruleGlobs} from './rule-globs.ts'

/** Docusaurus's configuration of a staged site; the staged site's own configuration is this and nothing else. */
export function siteConfig(manifestUrl: string): Record<string, unknown> {
  const manifest = readManifest(fileURLToPath(manifestUrl))
  const {packages, pages, stage, baseUrl} = manifest
  const byPath = new Map(pages.map((page) => [join(stage, page.staged), page]))
  const front = pages.find(({route}) => /^\/readme$/i.test(route)) ?? pages[0]
  return {
    title: manifest.title,
    url: 'https://runbooks.invalid',
    baseUrl,
    // It is a script in the page, which a strict policy refuses.
    baseUrlIssueBanner: false,
    headTags: [{tagName: 'link', attributes: {rel: 'icon', href: icon}}],
    trailingSlash: false,
    onBrokenLinks: 'ignore',
    onBrokenAnchors: 'ignore',
    onDuplicateRoutes: 'warn',
    staticDirectories: [],
    future: {v4: {removeLegacyPostBuildHeadAttribute: true}, faster: {...faster}},
    markdown: {
      format: 'md',
      mermaid: true,
      mdx1Compat: {comments: false, admonitions: false, headingIds: false},
      hooks: {onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore'},
      parseFrontMatter: ({filePath, fileContent}: {filePath: string; fileContent: string}) => {
        const page = byPath.get(filePath)
        return Promise.resolve({frontMatter: page ? frontMatterOf(page) : {}, content: fileContent})
      },
    },
    plugins: [
      [
        packages['@docusaurus/plugin-content-docs'],
        {
          path: 'pages',
          routeBasePath: '/',
          include: ['**/*.md'],
          exclude: [],
          numberPrefixParser: false,
          breadcrumbs: true,
          beforeDefaultRemarkPlugins: [remarkTolerant(manifest)],
        },
      ],
      ...(manifest.plugin === undefined ? [] : [[manifest.plugin, pluginOptions(manifest)]]),
    ],
    themes: [
      [packages['@docusaurus/theme-classic'], {customCss: builtFile('browser/site/look/site.css')}],
      packages['@docusaurus/theme-mermaid'],
      [
        packages['@easyops-cn/docusaurus-search-local'],
        {hashed: true, indexBlog: false, docsRouteBasePath: '/', docsDir: 'pages'},
      ],
    ],
    themeConfig: {
      colorMode: {respectPrefersColorScheme: true},
      prism: {theme: lightCode, darkTheme: darkCode},
      docs: {sidebar: {hideable: true, autoCollapseCategories: true}},
      navbar: {
        title: manifest.title,
        items: [
          ...(front ? [{to: addressIn(baseUrl, front.route), label: 'Documents', activeBasePath: '/'}] : []),
          ...(manifest.plugin === undefined ? [] : tables),
        ],
      },
    },
  }
}

/** A tick, so that browsers do not ask for an icon that is not there. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M3 8.5 6.5 12 13 4" fill="none" stroke="#2e8555" stroke-width="2.5"/></svg>',
)}`

/** A cache would keep the notes of pages from being taken again. */
const faster = {
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: true,
  mdxCrossCompilerCache: true,
  rspackBundler: true,
  rspackPersistentCache: false,
  ssgWorkerThreads: true,
}

const tables = [
  {to: '/alerts', label: 'Alerts'},
  {to: '/status', label: 'Status'},
  {to: '/coverage', label: 'Coverage'},
]

function pluginOptions(manifest: Manifest): Record<string, unknown> {
  const {repository, stage} = manifest
  return {
    staged: join(stage, manifestFile),
    alerts: ruleGlobs(manifest),
    pages: {home: '/', alerts: '/alerts', status: '/status', coverage: '/coverage', adr: false},
    ...(repository && {repository: repository.address, branch: repository.branch}),
  }
}

function frontMatterOf({title, description, tags, route}: Manifest['pages'][number]): Record<string, unknown> {
  return {
    title,
    slug: route,
    ...(description !== undefined && {description}),
    ...(tags.length > 0 && {tags: [...new Set(tags)]}),
  }
}
