import type {Browser, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect} from 'vitest'
import {browserOfFile, noBrowser} from './browser.ts'
import {type BuiltSite, builtSite} from './built-site.ts'
import {serve, type Served} from './serve.ts'

/** What the part of the site that registers the service worker says where a test does without one. */
const unkept = /^error: registerSW failed|Service Worker registration blocked by Playwright/

/** What tests of the built site have: it, served, and a browser. */
export interface Visit {
  site: BuiltSite
  served: Served
  /**
   * Opens a page of the site in a browser that has never been there. It keeps nothing for when the server is gone, which is work for
   * the whole site, unless it is asked to: `serviceWorkers: 'allow'`.
   */
  open: (path: string, options?: OpenOptions) => Promise<Page>
}

export interface OpenOptions extends BrowserContextOptions {
  /** What the page may complain about. */
  allow?: RegExp
}

/** The site is served once for a test file. */
let site: Promise<Pick<Visit, 'site' | 'served'>> | undefined

async function servedSite(): Promise<Pick<Visit, 'site' | 'served'>> {
  const built = await builtSite()
  return {site: built, served: await serve(built)}
}

afterAll(async () => (await site)?.served.stop())

/**
 * Tests of the built site in a real browser. After each, no page may have said an error, violated the policy of the site, or asked
 * another host for anything. Where no browser starts they are skipped, and their name says why.
 */
export function describeSite(name: string, define: (visit: Visit) => void): void {
  if (noBrowser !== undefined) return void describe.skip(`${name} (${noBrowser})`, () => define({} as Visit))
  describe(name, () => {
    const visit = {} as Visit
    let browser: Browser
    let complaints: string[] = []
    beforeAll(async () => {
      site ??= servedSite()
      ;[browser] = await Promise.all([browserOfFile(), site.then((one) => Object.assign(visit, one))])
      visit.open = async (path, {allow, ...options} = {}) => {
        const context = await browser.newContext({reducedMotion: 'reduce', serviceWorkers: 'block', ...options})
        context.setDefaultTimeout(30_000)
        const page = await context.newPage()
        listen(page, visit.served.address, (text) => {
          if (!allow?.test(text) && !unkept.test(text)) complaints.push(text)
        })
        await page.goto(visit.served.address + path)
        return page
      }
      // Whoever comes first builds the site.
    }, 600_000)
    afterEach(async () => {
      const said = complaints
      complaints = []
      await Promise.all(browser.contexts().map((context) => context.close()))
      expect(said).toEqual([])
    })
    define(visit)
  })
}

/** Says of a page what nobody wants: errors, in the console too, where violations of the policy are said, and requests elsewhere. */
function listen(page: Page, address: string, complain: (text: string) => unknown): void {
  page.on('pageerror', (error) => complain(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${message.type()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${address}/`) && !/^(data|blob):/.test(url)) complain(`request: ${url}`)
  })
}

/** Waits until the page has come alive: its scripts run, and it has looked at the clock. */
export async function alive(page: Page): Promise<Page> {
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true')
  return page
}
