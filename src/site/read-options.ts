import {didYouMean} from '../util/nearest.ts'
import {isObject} from '../util/is-object.ts'
import type {Json, JsonObject} from '../model.ts'

/** What a site may say to the plugin. */
export interface SiteOptions {
  /** Docusaurus's name for this instance of the plugin. */
  id: string
  /** Path of `proofbook.yaml`, relative to the site; default: the next one from the site upwards. */
  config?: string
  /** Absolute path of what `proofbook site` wrote down about documents whose copies are the pages of this site. */
  staged?: string
  /** Globs of Prometheus rule files, relative to the folder of `proofbook.yaml`. */
  alerts: string[]
  /** Address of the repository, to link sources and scripts: `https://github.com/owner/name`. */
  repository?: string
  /** The branch that those links show. */
  branch: string
  /** Addresses of the pages; `false` leaves one out. */
  pages: Record<Page, string | false>
}

type Page = 'home' | 'alerts' | 'status' | 'coverage' | 'adr'

const defaults: SiteOptions = {
  id: 'default',
  alerts: [],
  branch: 'main',
  pages: {home: false, alerts: '/alerts', status: '/status', coverage: '/coverage', adr: false},
}

/** Reads the options of the plugin; throws with all that is wrong with them. */
export function readOptions(given: unknown): SiteOptions {
  const faults: string[] = []
  const options = isObject(given as Json) ? (given as JsonObject) : {}
  const names = ['id', 'config', 'alerts', 'repository', 'branch', 'pages', 'staged']
  for (const name of Object.keys(options)) if (!names.includes(name)) faults.push(unknown(name, names))
  const text = (name: string): string | undefined => {
    const value = options[name]
    if (value !== undefined && typeof value !== 'string') faults.push(unexpected(name, value, 'a text'))
    return typeof value === 'string' ? value : undefined
  }
  const repository = text('repository')?.replace(/\/+$/, '')
  if (repository !== undefined && !/^https?:\/\/[^/\s]+\/\S+$/.test(repository))
    faults.push(unexpected('repository', repository, 'an address like `https://github.com/owner/name`'))
  const alerts = options.alerts ?? []
  const areTexts = Array.isArray(alerts) && alerts.every((glob) => typeof glob === 'string')
  if (!areTexts) faults.push(unexpected('alerts', options.alerts, "a list of globs like `['ops/alerts/*.yml']`"))
  const read = {
    id: text('id') ?? defaults.id,
    config: text('config'),
    staged: text('staged'),
    alerts: areTexts ? alerts : [],
    repository,
    branch: text('branch') ?? defaults.branch,
    pages: readPages(options.pages, faults),
  }
  if (faults.length > 0) throw new Error(`proofbook/docusaurus: ${faults.join('; ')}`)
  return read
}

function readPages(given: Json | undefined, faults: string[]): SiteOptions['pages'] {
  const pages = {...defaults.pages}
  if (given === undefined) return pages
  if (!isObject(given)) {
    faults.push(unexpected('pages', given, "a map like `{home: '/', adr: false}`"))
    return pages
  }
  for (const [name, address] of Object.entries(given)) {
    if (!Object.hasOwn(pages, name)) faults.push(unknown(name, Object.keys(pages)))
    else if (address === false || (typeof address === 'string' && address.startsWith('/')))
      pages[name as Page] = address
    else faults.push(unexpected(`pages.${name}`, address, 'an address that starts with `/`, or `false`'))
  }
  return pages
}

function unknown(name: string, known: string[]): string {
  const hint = didYouMean(name, known)
  return `Unexpected option \`${name}\`, expected one of ${known.join(', ')}${hint === undefined ? '' : ` (${hint})`}`
}

function unexpected(name: string, value: unknown, expected: string): string {
  return `Unexpected \`${name}: ${JSON.stringify(value)}\`, expected ${expected}`
}
