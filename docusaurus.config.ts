import {resolve} from 'node:path'
import type {Config} from '@docusaurus/types'
import {darkCode, lightCode} from './src/site/look/code-colours.ts'
import type {Options as DocsOptions} from '@docusaurus/plugin-content-docs'

/** The documents of a folder as a part of the site of its own. */
function documents(id: string): [string, DocsOptions] {
  return [
    '@docusaurus/plugin-content-docs',
    {
      id: id === 'docs' ? 'default' : id,
      path: id,
      routeBasePath: id,
      sidebarPath: './sidebars.ts',
      numberPrefixParser: false,
      showLastUpdateTime: false,
      breadcrumbs: true,
    },
  ]
}

export default {
  title: 'Proofbook',
  tagline: 'Runbooks that prove themselves',
  favicon: 'favicon.svg',
  url: 'https://runbooks.example.org',
  baseUrl: '/',
  trailingSlash: false,
  // Its inline script is only for a wrong `baseUrl`, and a strict Content-Security-Policy refuses it.
  baseUrlIssueBanner: false,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  onDuplicateRoutes: 'warn',
  future: {v4: {removeLegacyPostBuildHeadAttribute: true}, faster: true},
  markdown: {
    format: 'detect',
    mermaid: true,
    hooks: {onBrokenMarkdownLinks: 'warn', onBrokenMarkdownImages: 'warn'},
  },
  i18n: {defaultLocale: 'en', locales: ['en']},
  customFields: {},
  plugins: [
    documents('docs'),
    documents('runbooks'),
    documents('adr'),
    documents('api'),
    [
      './dist/docusaurus.js',
      {
        alerts: ['reference/ops/alerts.yml'],
        pages: {home: '/', adr: '/adr'},
      },
    ],
    '@docusaurus/plugin-sitemap',
    [
      '@docusaurus/plugin-client-redirects',
      {redirects: [{from: ['/runbook', '/runbooks/index'], to: '/runbooks/incident-playbook'}]},
    ],
    [
      '@docusaurus/plugin-pwa',
      {
        offlineModeActivationStrategies: ['always'],
        swCustom: resolve('dist/browser/site/service-worker.js'),
        pwaHead: [
          {tagName: 'link', rel: 'manifest', href: '/manifest.json'},
          {tagName: 'link', rel: 'apple-touch-icon', href: '/icons/apple-touch-icon.png'},
          {tagName: 'meta', name: 'theme-color', content: '#0b5468'},
        ],
      },
    ],
  ],
  themes: [
    ['@docusaurus/theme-classic', {customCss: './src/site/look/site.css'}],
    '@docusaurus/theme-mermaid',
    [
      '@easyops-cn/docusaurus-search-local',
      {
        hashed: true,
        indexBlog: false,
        docsRouteBasePath: ['docs', 'runbooks', 'adr', 'api'],
        docsDir: ['docs', 'runbooks', 'adr', 'api'],
        searchBarShortcut: true,
      },
    ],
  ],
  themeConfig: {
    colorMode: {respectPrefersColorScheme: true},
    prism: {theme: lightCode, darkTheme: darkCode, additionalLanguages: ['bash', 'json', 'promql', 'sql', 'yaml']},
    mermaid: {options: {fontFamily: 'system-ui, sans-serif'}},
    docs: {sidebar: {hideable: true}},
    navbar: {
      title: 'Proofbook',
      logo: {alt: '', src: 'logo.svg'},
      items: [
        {to: '/runbooks/incident-playbook', label: 'Runbooks', activeBasePath: '/runbooks'},
        {to: '/alerts', label: 'Alerts'},
        {to: '/status', label: 'Status'},
        {to: '/docs/start', label: 'Guide', activeBasePath: '/docs'},
        {to: '/api', label: 'API', activeBasePath: '/api'},
        {to: '/adr', label: 'Decisions', activeBasePath: '/adr'},
        {to: '/coverage', label: 'Coverage'},
      ],
    },
  },
} satisfies Config
