import {gzipSync} from 'node:zlib'
import type {Browser, Page} from 'playwright-core'

/** What a visit to a page cost. */
export interface Visited {
  /** JavaScript that the page itself names, compressed, bytes: what may come before its text. */
  named: number
  /** All JavaScript that came until a second after the page was alive, compressed, bytes. */
  script: number
  /** When the largest part of the text was painted, milliseconds since the visit began. */
  readableMs: number
  /** When its scripts had taken over, milliseconds since the visit began. */
  aliveMs: number
  /** Time spent in scripts until a second later, milliseconds. */
  scriptingMs: number
}

export interface VisitOptions {
  /** A slow phone: slow 4G as Lighthouse has it, and a processor a quarter as fast. */
  isSlow?: boolean
  /** What to do once the page is alive. */
  afterwards?: (page: Page) => Promise<void>
}

/** Visits a page with nothing in any cache. */
export async function visitPage(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visited> {
  const context = await browser.newContext({serviceWorkers: 'block', viewport: {width: 412, height: 823}})
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Performance.enable')
    if (options.isSlow) {
      const network = {latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8}
      await session.send('Network.emulateNetworkConditions', {offline: false, ...network})
      await session.send('Emulation.setCPUThrottlingRate', {rate: 4})
    }
    const scripts: Promise<number>[] = []
    const urls: string[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      urls.push(response.url())
      scripts.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      )
    })
    await page.addInitScript(watch)
    await page.goto(url)
    await page.waitForFunction(() => (window as Watched).watched!.aliveMs > 0, undefined, {timeout: 120_000})
    await page.waitForTimeout(1000)
    const {metrics} = await session.send('Performance.getMetrics')
    const {readableMs, aliveMs} = await page.evaluate(() => (window as Watched).watched!)
    await options.afterwards?.(page)
    const inPage = await page.evaluate(
      (html) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html')
        return [...parsed.querySelectorAll('script[src]')].map(
          (one) => new URL(one.getAttribute('src')!, location.href).href,
        )
      },
      await (await context.request.get(url)).text(),
    )
    const sizes = await Promise.all(scripts)
    const script = sizes.reduce((sum, size) => sum + size, 0)
    const named = sizes.reduce((sum, size, index) => sum + (inPage.includes(urls[index]!) ? size : 0), 0)
    const scriptingMs = 1000 * metrics.find(({name}) => name === 'ScriptDuration')!.value
    return {named, script, readableMs, aliveMs, scriptingMs}
  } finally {
    await context.close()
  }
}

type Watched = Window & {watched?: {readableMs: number; aliveMs: number}}

/** Runs in the page, before it: notes when its largest part was painted, and when React had taken over. */
function watch(): void {
  const seen = {readableMs: 0, aliveMs: 0}
  ;(window as Watched).watched = seen
  new PerformanceObserver((list) => {
    for (const {startTime} of list.getEntries()) seen.readableMs = startTime
  }).observe({type: 'largest-contentful-paint', buffered: true})
  new MutationObserver(() => {
    if (seen.aliveMs === 0 && document.documentElement?.dataset.hasHydrated === 'true') seen.aliveMs = performance.now()
  }).observe(document, {attributes: true, subtree: true, attributeFilter: ['data-has-hydrated']})
}
