/** The collections of other people are not part of this repository: `PROOFBOOK_CORPORA` names the folder they are in. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {collectionNames, collectionsFolder, copyCollection} from '../../support/collections.ts'
import {temporaryFolder} from '../../support/temporary-folder.ts'
import {type MadeSite, siteOf} from './site-of.ts'

const corpora = process.env.PROOFBOOK_CORPORA
const collections = corpora === undefined ? [] : collectionNames()

function collection(name: string): string {
  const folder = join(temporaryFolder(), name)
  copyCollection(name, folder, /\.(md|mdx|erb|ya?ml)$/)
  return folder
}

function markdownIn(folder: string): string[] {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  return files.filter((path) => /\.(md|mdx|md\.erb)$/.test(path) && !/(^|\/)\./.test(path))
}

interface Expected {
  links?: {dead?: {file: string; line: number; cls: string}[]; anchorCaseOnly?: {file: string; line: number}[]}
  alerts?: {rules: number; withRunbookUrl: {alert: string}[]}
}

function deadLinks({stderr}: MadeSite, name: string): string[] {
  const lines = stderr.split('\n').filter((line) => / {2}Unexpected (link|anchor)/.test(line))
  return lines.map((line) => line.slice(name.length + 1, line.indexOf('  ')))
}

describe.skipIf(corpora === undefined)('every collection', () => {
  it.each(collections)(
    '%s is built, with a page for every document',
    async (name) => {
      const folder = collection(name)
      const sources = markdownIn(folder)
      const startedAt = performance.now()
      const site = await siteOf(folder, join(folder, '..', 'out'))
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      process.stdout.write(`${name}: ${sources.length} documents, ${site.totals}, ${seconds} s\n`)
      expect(site.status).toBe(0)
      expect(site.totals).toMatch(new RegExp(`^${sources.length} documents? · ${sources.length} pages? · `))
      const {links, alerts}: Expected = JSON.parse(readFileSync(join(collectionsFolder, name, 'expected.json'), 'utf8'))
      const dead = deadLinks(site, name)
      for (const {file, line} of links?.dead ?? []) expect(dead).toContain(`${file}:${line}`)
      for (const {file, line} of links?.anchorCaseOnly ?? []) expect(dead).not.toContain(`${file}:${line}`)
      const addresses = site.routes.filter((route) => route.startsWith('/alerts/')).map((route) => route.toLowerCase())
      if (alerts) expect(new Set(addresses).size).toBe(alerts.rules)
      for (const {alert} of alerts?.withRunbookUrl ?? []) expect(addresses).toContain(`/alerts/${alert.toLowerCase()}`)
    },
    300_000,
  )
})
