import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {generateDocuments} from './generate-documents.ts'
import {proofbook} from './measure.ts'

/** Builds the site of a folder with 2,000 documents; gives its folder, and how long that took. */
export async function buildStatus(folder: string): Promise<{site: string; seconds: number}> {
  mkdirSync(folder, {recursive: true})
  generateDocuments(folder, {files: 2000, checksPerFile: 1, kind: 'shell'})
  writeFileSync(join(folder, 'handbook.md'), '# The handbook\n\n## Part 0\n\n## Part 1\n\n## Part 2\n\n## Part 3\n')
  const site = join(folder, 'out')
  const startedAt = performance.now()
  const [program, ...words] = [...proofbook, 'site', folder, '--out', site]
  execFileSync(program, words, {stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1e9})
  return {site, seconds: (performance.now() - startedAt) / 1000}
}

/** Types into the filter of the status page; gives the longest time from a key to the paint after it, milliseconds. */
export async function filterLatency(page: Page): Promise<number> {
  const rows = page.locator('.pb-status__rows tbody tr')
  const before = await rows.count()
  if (before < 2000) throw new Error(`Unexpected ${before} rows, expected 2000`)
  await page.evaluate(() => {
    const seen = Object.assign(window, {longestMs: 0})
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) seen.longestMs = Math.max(seen.longestMs, duration)
    }).observe({type: 'event', durationThreshold: 16, buffered: true} as PerformanceObserverInit)
  })
  await page.getByLabel(/Document, owner or service/).pressSequentially('runbook 19', {delay: 150})
  await page.waitForFunction(() => document.querySelectorAll('.pb-status__rows tbody tr').length < 200)
  await page.waitForTimeout(500)
  return page.evaluate(() => (window as unknown as {longestMs: number}).longestMs)
}
