import {cpSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {check} from './support/built-site.ts'
import {alive, describeSite} from './support/describe-site.ts'
import {serve, type Served} from './support/serve.ts'
import {type ShopServer, shopServer} from './support/shop-server.ts'
import {configuration} from './support/write-project.ts'

/** What site.md promises. */
const limitMs = 5000

describeSite('an open page', (visit) => {
  let project: string
  let shop: ShopServer
  let served: Served

  // A ledger of its own: what turns red here, turns red for nobody else.
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'proofbook-live-'))
    for (const name of ['runbooks', 'docs', 'adr', '.proofbook'])
      cpSync(join(visit.site.project, name), join(project, name), {recursive: true})
    shop = await shopServer()
    writeFileSync(join(project, 'proofbook.yaml'), configuration(shop.address))
    served = await serve({project, folder: visit.site.folder})
  })
  afterAll(async () => {
    await served?.stop()
    await shop?.close()
  })

  it('shows within five seconds that a check turned red, and that it is green again', async () => {
    const open = async (path: string) => {
      const page = await visit.open('/', {allow: /^request: /})
      await page.goto(served.address + path)
      return alive(page)
    }
    const [runbook, status, home] = await Promise.all([open('/runbooks/live'), open('/status'), open('/')])
    const banner = () => runbook.locator('.pb-banner').innerText()
    const row = () => status.getByRole('row', {name: /^Watched/}).innerText()
    const red = () => home.getByRole('region', {name: /red|fresh|proven/i}).innerText()
    await runbook.evaluate(() => Object.assign(window, {stayed: true}))
    expect(await banner()).toMatch(/^Verified/)
    expect(await row()).toContain('verified')

    shop.answers['/live'] = {status: 500, body: 'no'}
    expect((await check(project, ['runbooks/live.md'])).exit).toBe(1)
    const soon = {timeout: limitMs, interval: 50}
    await Promise.all([
      expect.poll(banner, soon).toMatch(/^Broken/),
      expect.poll(row, soon).toContain('broken'),
      expect.poll(red, soon).toContain('Watched'),
    ])
    expect(await runbook.locator('#check-live').innerText()).toMatch(/✕ not met 500/)

    shop.answers['/live'] = {status: 200, body: 'yes'}
    expect((await check(project, ['runbooks/live.md'])).exit).toBe(0)
    await Promise.all([
      expect.poll(banner, soon).toMatch(/^Verified/),
      expect.poll(row, soon).toContain('verified'),
      expect.poll(red, soon).not.toContain('Watched\n'),
    ])
    expect(await runbook.evaluate(() => (window as {stayed?: boolean}).stayed)).toBe(true)
  })

  it('says what it knew when the server is gone', async () => {
    const own = await serve({project, folder: visit.site.folder})
    const page = await visit.open('/', {allow: /^request: |ERR_CONNECTION_|ERR_FAILED/})
    await page.goto(`${own.address}/runbooks/shop`)
    await alive(page)
    await own.stop()
    await expect
      .poll(() => page.locator('.pb-banner').innerText(), {timeout: 20_000})
      .toMatch(/^Verified[^]*Nothing newer could be fetched/)
  })
})
