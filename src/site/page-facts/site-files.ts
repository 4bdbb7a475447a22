import {alertIndex} from './alert-index.ts'
import {alertsPath} from './alert-path.ts'
import {alertScript} from './alert-script.ts'
import {entry} from './entry.ts'
import {lowerCasePages} from './lower-case-pages.ts'
import type {PagesInput} from './pages-input.ts'
import {runbookLink} from './runbook-link.ts'

/**
 * Files that pages ask for when they need them, by their path below the base address. `alerts/index.json` maps the lower-cased
 * last part of an alert's address to the address as it is written and to where it leads; `alerts/go.js` takes readers there;
 * `proofs/titles.json` maps slugs to titles and addresses. With the folder of a finished build, also {@link lowerCasePages}.
 */
export function siteFiles(input: PagesInput, outDir?: string): Record<string, string> {
  const alerts: Record<string, [address: string, to?: string]> = Object.create(null)
  for (const [key, {address, alert}] of alertIndex(input).byAddress) {
    const to = alert.runbooks[0] && runbookLink(alert.runbooks[0])
    alerts[key] = to === undefined ? [address] : [address, to]
  }
  const titles: Record<string, [title: string, to?: string]> = Object.create(null)
  for (const document of input.documents) {
    if (document.claims.checks.length === 0) continue
    const {slug, title, to} = entry(document)
    titles[slug] = to === undefined ? [title] : [title, to]
  }
  const folder = alertsPath(input.pages).slice(1)
  return {
    [`${folder}/index.json`]: JSON.stringify(alerts),
    [`${folder}/go.js`]: alertScript,
    'proofs/titles.json': JSON.stringify(titles),
    ...(outDir !== undefined && lowerCasePages(input, outDir)),
  }
}
