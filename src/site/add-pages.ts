import {existsSync} from 'node:fs'
import {join, posix, relative} from 'node:path'
import type {PluginContentLoadedActions} from '@docusaurus/types'
import {repositoryOf} from '../facts/index.ts'
import type {Config} from '../config.ts'
import {listDocuments} from './list-documents.ts'
import type {SiteContent} from './load-pages.ts'
import type {PageAddresses, SiteData} from './page-data.ts'
import {
  adrData,
  alertAddresses,
  alertData,
  alertPath,
  alertsData,
  coverageData,
  homeData,
  type PagesInput,
  statusData,
} from './page-facts/index.ts'
import type {SiteOptions} from './read-options.ts'
import {posixPath, type Site} from './remark-proofbook.ts'

export interface AddRequest {
  content: SiteContent
  site: Site
  options: SiteOptions
  actions: PluginContentLoadedActions
  /** Address of the page, by absolute path of the document. */
  permalinks: Map<string, string>
  baseUrl: string
  /** Absolute path of the compiled components of our pages. */
  components: string
}

/** Gives Docusaurus what each page is made from, and tells the remark plugin where that stands. Gives what the pages are about. */
export async function addPages(request: AddRequest): Promise<PagesInput> {
  const {content, site, options, actions, permalinks} = request
  const {config} = content.project
  const root = posixPath(config.root)
  site.root = root
  site.links = content.links
  const modules: Site['modules'] = new Map()
  for (const [path, data] of Object.entries(content.pages)) {
    const name = `documents/${fileName(data.claims.slug)}.json`
    await actions.createData(name, JSON.stringify(data))
    modules.set(posix.join(root, path), `@generated/proofbook/${options.id}/${name}`)
  }
  // At once: a running site may make a page at any moment.
  site.modules = modules
  site.permalinks = permalinks
  actions.setGlobalData({
    targets: Object.values(config.targets).map(({name, vars}) => ({name, vars: shown(vars, config.secrets)})),
    target: config.target,
    secrets: config.secrets,
    proofs: posix.join(request.baseUrl, 'proofs/'),
    pages: options.pages,
  } satisfies SiteData)
  const input: PagesInput = {
    documents: listDocuments(content, permalinks),
    targets: Object.keys(config.targets),
    index: content.index,
    alerts: content.alerts,
    published: publishedAt(config),
    pages: options.pages,
  }
  await addRoutes(input, request)
  return input
}

/** Where the files of a project are published, by its configuration and its git. */
function publishedAt({root, lint}: Config): PagesInput['published'] {
  const repository = repositoryOf(root)
  const below = repository ? posixPath(relative(repository.root, root)) : ''
  return {
    ...(repository && {repository}),
    below: below === '' ? '' : `${below}/`,
    addresses: lint?.addresses ?? {},
    has: (path) => existsSync(join(root, path)),
  }
}

async function addRoutes(
  input: PagesInput,
  {actions, baseUrl, components, options: {pages}}: AddRequest,
): Promise<void> {
  const add = async (address: string, component: string, data: object) => {
    const module = await actions.createData(`pages/${fileName(address)}.json`, JSON.stringify(data))
    const path = posix.join(baseUrl, address)
    actions.addRoute({path, component: join(components, `${component}.js`), exact: true, modules: {data: module}})
  }
  const single: [keyof PageAddresses, component: string, data: (input: PagesInput) => object][] = [
    ['home', 'Home', homeData],
    ['alerts', 'Alerts', alertsData],
    ['status', 'Status', statusData],
    ['coverage', 'Coverage', coverageData],
    ['adr', 'Adr', adrData],
  ]
  for (const [page, component, data] of single) {
    const address = pages[page]
    if (address) await add(address, component, data(input))
  }
  if (pages.alerts)
    for (const name of alertAddresses(input)) {
      const data = alertData(input, name)
      if (data) await add(alertPath(pages, name), 'Alert', data)
    }
}

/** A name for the file of an address, a different one for each, that no bundler reads anything into. */
function fileName(address: string): string {
  return address.replace(/[^\w-]/g, (character) => `.${character.charCodeAt(0).toString(16)}`)
}

/** Without the values of secrets, and without what holds one: what is in a page, everybody reads. */
function shown(vars: Record<string, string>, secrets: string[]): Record<string, string> {
  const hidden = secrets.map((name) => vars[name]).filter((value) => value !== undefined && value !== '') as string[]
  const open = Object.entries(vars).filter(
    ([name, value]) => !secrets.includes(name) && !hidden.some((secret) => value.includes(secret)),
  )
  return Object.fromEntries(open)
}
