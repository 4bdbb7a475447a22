import {expect, it} from 'vitest'
import {alive, describeSite} from './support/describe-site.ts'

/** Of an address in another case there is no file: the page for that goes on, while React finds that it is another. */
const notFound = /status of 404/

describeSite('the way to the right runbook', (visit) => {
  it('leads from a word to the page that has it', async () => {
    const page = await alive(await visit.open('/'))
    await page.keyboard.press('/')
    await page.keyboard.type('marmalade')
    await page
      .getByRole('option', {name: /marmalade/i})
      .first()
      .click()
    await page.getByRole('heading', {name: 'The shop is down', level: 1}).waitFor()
    expect(new URL(page.url()).pathname).toBe('/runbooks/shop')
  })

  it.each(['ShopDown', 'shopdown', 'SHOPDOWN', 'sHoPdOwN'])('leads from the alert %s to its section', async (alert) => {
    const page = await visit.open(`/alerts/${alert}`, {allow: notFound})
    await page.waitForURL('**/runbooks/shop*')
    expect(new URL(page.url()).hash).toBe('#shopdown')
    await page.getByRole('heading', {name: 'ShopDown'}).waitFor()
  })

  it.each(['ShopDown', 'shopDOWN'])('fills the labels of the alert %s into the commands', async (alert) => {
    const page = await visit.open(`/alerts/${alert}?pod=web-7&namespace=eu`, {allow: notFound})
    await page.waitForURL('**/runbooks/shop?*')
    await alive(page)
    expect(await page.getByLabel('Pod').inputValue()).toBe('web-7')
    expect(await page.locator('#step-restart code').innerText()).toContain('kubectl -n eu delete pod web-7')
  })

  it('lands on the section of a runbook whose name is not that of the alert', async () => {
    const page = await visit.open('/alerts')
    await page.getByRole('link', {name: 'CartSlow'}).first().click()
    await page.waitForURL('**/runbooks/cart*')
    expect(new URL(page.url()).hash).toBe('#cartslow')
  })

  it('says of an alert without a runbook that it has none', async () => {
    const page = await visit.open('/alerts/NobodyKnows')
    expect(await page.locator('main').innerText()).toMatch(/No document speaks of this alert/)
    await page.goto(`${visit.served.address}/coverage`)
    expect(await page.locator('main').innerText()).toContain('NobodyKnows')
  })

  it('leads from home to what is red, and to every runbook', async () => {
    const page = await visit.open('/')
    const red = page.getByRole('region', {name: 'Red right now'})
    expect(await red.getByRole('listitem').allInnerTexts()).toContainEqual(
      expect.stringMatching(/Broken\s+The cart is slow\s+local/),
    )
    await red.getByRole('link', {name: 'The cart is slow'}).click()
    await page.waitForURL('**/runbooks/cart')
  })

  it('draws which decision took the place of which', async () => {
    const page = await visit.open('/adr')
    expect(await page.locator('main').innerText()).toMatch(/Write in Markdown[^]*Prove what we write/)
    await expect
      .poll(() => page.locator('svg[id^="mermaid"]').textContent(), {timeout: 20_000})
      .toMatch(/superseded by.*1 Write in Markdown.*2 Prove what we write/)
  })
})
