import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {darkCode, lightCode} from '../../../src/site/look/code-colours.ts'
import {documents} from './documents.ts'

const repository = resolve('.')

/** Writes a small project with one document for each thing a page can show, and the site around it. */
export function writeProject(folder: string, shop: string): void {
  const files: Record<string, string> = {
    'proofbook.yaml': configuration(shop),
    'alerts.yml': alerts,
    'docusaurus.config.js': siteConfiguration,
    'static/manifest.json': '{"name": "Shop", "start_url": "/", "display": "standalone", "icons": []}\n',
    'static/favicon.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>\n',
    'package.json': '{"private": true}\n',
    ...documents,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

/** The configuration of the project, about a service at that address. */
export function configuration(shop: string): string {
  return `documents: [runbooks/**/*.md, docs/**/*.md, adr/**/*.md]
targets:
  local:
    allow: [reads]
    vars: {BASE_URL: '${shop}', NOBODY: 'http://127.0.0.1:9', SHOP_TOKEN: kept-to-yourself}
  staging:
    allow: [reads]
    vars: {BASE_URL: '${shop}/staging', NOBODY: 'http://127.0.0.1:9', SHOP_TOKEN: kept-to-yourself}
secrets: [SHOP_TOKEN]
`
}

const alerts = `groups:
  - name: shop
    rules:
      - alert: ShopDown
        expr: up{job="shop"} == 0
        labels: {severity: P0, service: shop}
        annotations: {summary: The shop does not answer}
      - alert: CartSlow
        expr: histogram_quantile(0.95, cart_seconds) > 2
        labels: {severity: P2, service: shop}
        annotations: {summary: The cart is slow}
      - alert: NobodyKnows
        expr: vector(1)
        labels: {severity: P3}
`

const siteConfiguration = `const documents = (id) => [
  '@docusaurus/plugin-content-docs',
  {id: id === 'docs' ? 'default' : id, path: id, routeBasePath: id, numberPrefixParser: false},
]
export default {
  title: 'Shop',
  tagline: 'What to do when the shop is down',
  favicon: 'favicon.svg',
  url: 'https://shop.example.org',
  baseUrl: '/',
  baseUrlIssueBanner: false,
  trailingSlash: false,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  future: {v4: {removeLegacyPostBuildHeadAttribute: true}, faster: {
    swcJsLoader: true, swcJsMinimizer: true, swcHtmlMinimizer: true, lightningCssMinimizer: true, rspackBundler: true,
    mdxCrossCompilerCache: true,
  }},
  markdown: {format: 'detect', mermaid: true, hooks: {onBrokenMarkdownLinks: 'warn', onBrokenMarkdownImages: 'warn'}},
  plugins: [
    documents('docs'),
    documents('runbooks'),
    documents('adr'),
    [${JSON.stringify(join(repository, 'dist', 'docusaurus.js'))}, {alerts: ['alerts.yml'], pages: {home: '/', adr: '/adr'}}],
    ['@docusaurus/plugin-pwa', {
      offlineModeActivationStrategies: ['always'],
      swCustom: ${JSON.stringify(join(repository, 'dist/browser/site/service-worker.js'))},
      pwaHead: [{tagName: 'link', rel: 'manifest', href: '/manifest.json'}],
    }],
  ],
  themes: [
    ['@docusaurus/theme-classic', {customCss: ${JSON.stringify(join(repository, 'src/site/look/site.css'))}}],
    '@docusaurus/theme-mermaid',
    ['@easyops-cn/docusaurus-search-local', {
      hashed: true,
      indexBlog: false,
      docsRouteBasePath: ['docs', 'runbooks', 'adr'],
      docsDir: ['docs', 'runbooks', 'adr'],
    }],
  ],
  themeConfig: {
    colorMode: {respectPrefersColorScheme: true},
    prism: ${JSON.stringify({theme: lightCode, darkTheme: darkCode})},
    navbar: {title: 'Shop', items: [{to: '/alerts', label: 'Alerts'}, {to: '/status', label: 'Status'}]},
  },
}
`
