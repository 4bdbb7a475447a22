import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {alive, describeSite} from './support/describe-site.ts'

/** What a page says above its first paragraph, and what the card of one of its checks says, in the words of the screen. */
async function said(page: Page, check: string): Promise<{banner: string; card: string}> {
  await alive(page)
  const words = async (selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ')
  return {banner: await words('.pb-banner'), card: await words(`#check-${check} > details > summary`)}
}

describeSite('what a page says was proven', (visit) => {
  const states: [state: string, document: string, check: string, banner: RegExp, card: RegExp][] = [
    ['verified', 'shop', 'healthy', /^Verified 1 check.*proven .*on local/, /^The shop answers Verified .*on local/],
    ['broken', 'cart', 'cart-answers', /^Broken 1 of 2 checks/, /Broken failed/],
    ['broken, but this check holds', 'cart', 'shop-answers', /^Broken/, /Verified/],
    ['stale', 'edited', 'healthy', /^Stale.*edited since/i, /Stale/],
    ['expired', 'old', 'healthy', /^Expired/, /Expired/],
    ['unproven', 'never', 'healthy', /^Unproven/, /Unproven/],
    ['errored', 'gone', 'answers', /^Broken/, /Broken errored \(could not find out\)/],
    ['flaky', 'flaky', 'healthy', /^Verified 1 check, 1 flaky/, /flaky \(passed when looked at again\)/],
    ['toothless', 'toothless', 'fast', /^Verified 2 checks, 1 toothless/, /Verified .*Toothless: it passes also where/],
    ['waived', 'waived', 'cart', /^Verified.*1 waived/i, /Waived failed/],
    ['skipped', 'waits', 'second', /^Broken/, /Unproven skipped/],
    ['not for this target', 'only-staging', 'healthy', /./, /Not meant for local Verified .*on staging/],
  ]
  it.each(states)('%s', async (_, document, check, banner, card) => {
    const words = await said(await visit.open(`/runbooks/${document}`), check)
    expect(words.banner).toMatch(banner)
    expect(words.card).toMatch(card)
  })

  it('is for the target that the reader chooses, and remembers which', async () => {
    const page = await visit.open('/runbooks/cart')
    expect((await said(page, 'cart-answers')).banner).toMatch(/^Broken/)
    await page.getByRole('radio', {name: /staging/}).check()
    expect((await said(page, 'cart-answers')).banner).toMatch(/^Unproven.*on staging/)
    await page.goto(`${visit.served.address}/runbooks/only-staging`)
    expect((await said(page, 'healthy')).banner).toMatch(/^Verified.*on staging/)
  })

  it('leads from the banner to the check that did not hold, which is open and says what to do', async () => {
    const page = await visit.open('/runbooks/cart')
    await page.locator('.pb-banner').getByRole('link', {name: 'cart-answers'}).click()
    const card = page.locator('#check-cart-answers')
    const text = await card.innerText()
    expect(text).toContain('Empty the queue')
    expect(text).toMatch(/status\s+200\s+✕ not met 503/)
    await card.locator('.pb-evidence summary').first().click()
    expect(await card.locator('.pb-evidence pre').first().innerText()).toContain('the cart is on fire')
    expect(await card.getByRole('img', {name: /Last 2 runs: 2 failed/}).count()).toBe(1)
  })

  it('shows a check with a problem as such, with its source', async () => {
    const page = await visit.open('/runbooks/unsound')
    const text = await page.locator('article').innerText()
    expect(text).toContain('Problem: this check cannot be run')
    expect(text).toContain('stauts')
    expect(text).toContain('did you mean')
  })

  it('counts every document on every target once', async () => {
    const page = await alive(await visit.open('/status'))
    const table = page.locator('.pb-status__counts')
    const columns = (await table.locator('tbody tr').all()).map(async (row) =>
      (await row.locator('td').allInnerTexts()).map(Number),
    )
    const rows = await Promise.all(columns)
    const totals = rows.pop()!
    const documents = await page.locator('.pb-status__rows tbody tr').count()
    expect(totals).toEqual([documents, documents])
    for (const target of [0, 1]) expect(rows.reduce((sum, row) => sum + row[target]!, 0)).toBe(documents)
    const shown = await page.locator('.pb-status__rows [data-of="local"]').allInnerTexts()
    const broken = shown.filter((text) => text.includes('broken')).length
    expect(broken).toBeGreaterThan(0)
    expect(rows[0]![0]).toBe(broken)
  })

  it('marks the documents with a check that cannot fail, and finds them', async () => {
    const page = await alive(await visit.open('/status'))
    const counted = page.locator('.pb-status__counts tfoot tr')
    await expect.poll(() => counted.innerText()).toMatch(/toothless check\s+1\s+0/)
    const rows = page.locator('.pb-status__rows tbody tr')
    await page.getByLabel('State').selectOption('toothless')
    await expect
      .poll(() => rows.allInnerTexts())
      .toEqual([expect.stringMatching(/Green for ever[^]*verified\s+1 toothless/)])
    await rows.getByRole('link').click()
    await page.waitForURL('**/runbooks/toothless')
    const words = async (check: string) => page.locator(`#check-${check} > details > summary`).innerText()
    expect(await words('fast')).toMatch(/Toothless/i)
    expect(await words('answers')).not.toMatch(/Toothless/i)
  })

  it('narrows the table of documents by words, state and target', async () => {
    const page = await alive(await visit.open('/status'))
    const rows = page.locator('.pb-status__rows tbody tr')
    await page.getByLabel('State').selectOption('stale')
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Edited since')])
    await page.getByLabel('State').selectOption('')
    await page.getByLabel(/Document, owner or service/).fill('team-shop')
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('The shop is down')])
  })
})
