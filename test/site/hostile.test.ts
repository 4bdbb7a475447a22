import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {alive, describeSite} from './support/describe-site.ts'

/** What the document asks for and does not get; all else that a page complains about is a fault. */
const expected = /status of 404|ERR_UNKNOWN_URL_SCHEME/

/** Opens all that is folded, and clicks what the document made to be clicked. */
async function touchEverything(page: Page): Promise<void> {
  await alive(page)
  await page.locator('details:not([open])').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
  for (const words of ['A block of HTML.', 'A link', 'An anchor', 'fix', 'click']) {
    const found = page.locator('article').getByText(words, {exact: true})
    if ((await found.count()) > 0) await found.first().click({noWaitAfter: true, timeout: 5000})
  }
}

async function pwned(page: Page): Promise<unknown> {
  return page.evaluate(() => (window as {__pwned?: unknown}).__pwned)
}

describeSite('a hostile document, and hostile evidence', (visit) => {
  it.each([
    ['with the policy of our server', false],
    ['on a host without one', true],
  ])('run nothing, %s', async (_, bypassCSP) => {
    const page = await visit.open('/runbooks/hostile', {bypassCSP, allow: expected})
    await touchEverything(page)
    for (const path of ['/runbooks/hostile', '/', '/status', '/alerts', '/coverage', '/search?q=hostile']) {
      await page.goto(visit.served.address + path)
      await alive(page)
      expect(await pwned(page), path).toBeUndefined()
    }
    const acting = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => one.getAttributeNames().some((name) => name.startsWith('on')))
        .map((one) => one.outerHTML),
    )
    expect(acting).toEqual([])
  })

  it('are read as what they are', async () => {
    const page = await alive(await visit.open('/runbooks/hostile', {allow: expected}))
    const text = await page.locator('article').innerText()
    expect(text).toContain('Readable all the same.')
    expect(text).toContain('Last words of it')
    const evidence = page.locator('#check-hostile .pb-evidence')
    await evidence.locator('summary').first().click()
    const seen = await evidence.locator('pre').first().innerText()
    expect(seen).toContain('</script><script>window.__pwned = "script"</script>')
    expect(seen).toContain('␛[31mred')
    expect(seen).toContain('⟨U+202E⟩')
    for (const mark of ['\u001b', '\u202e', '\u200b', '\u0007']) expect(seen).not.toContain(mark)
  })

  it('a megabyte of it is folded, cut with a word about it, and the page small', async () => {
    const page = await alive(await visit.open('/runbooks/hostile', {allow: expected}))
    const card = page.locator('#check-long')
    await card.locator('summary').first().click()
    const summary = await card.locator('.pb-evidence summary').first().innerText()
    expect(summary).toMatch(/of (1\.0 MB|1048\.\d KB)/)
    await card.locator('.pb-evidence summary').first().click()
    expect(await card.locator('.pb-evidence pre').first().innerText()).toContain('the end of it')
    expect((await page.content()).length).toBeLessThan(300_000)
  })
})
