import {expect, it} from 'vitest'
import {alive, describeSite} from './support/describe-site.ts'
import {violationsOf} from './support/violations-of.ts'

const paths = [
  '/',
  '/alerts',
  '/alerts/NobodyKnows',
  '/status',
  '/coverage',
  '/adr',
  '/adr/0001-markdown',
  '/docs/start',
  '/docs/everything',
  '/runbooks/shop?pod=web-1',
  '/runbooks/cart',
  '/runbooks/old',
  '/runbooks/waived',
  '/runbooks/unsound',
  '/search?q=marmalade',
  '/not-there',
]

const modes = ['light', 'dark'] as const

describeSite('for everybody', (visit) => {
  it.each(paths)('%s breaks no rule of accessibility, light or dark', async (path) => {
    const page = await alive(await visit.open(path, {allow: /status of 404/}))
    if (path.startsWith('/search')) await page.locator('main article').first().waitFor()
    await page.locator('details:not([open])').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    const broken: string[] = []
    for (const colorScheme of modes) {
      await page.emulateMedia({colorScheme})
      await page.waitForFunction((mode) => document.documentElement.dataset.theme === mode, colorScheme)
      broken.push(...(await violationsOf(page)).map((violation) => `${colorScheme} ${violation}`))
    }
    expect(broken).toEqual([])
  })

  it('no page has to be scrolled sideways on a phone', async () => {
    const page = await visit.open('/', {viewport: {width: 360, height: 740}, hasTouch: true, allow: /status of 404/})
    const wide: string[] = []
    for (const path of paths) {
      await page.goto(visit.served.address + path)
      await alive(page)
      const {scrollWidth, clientWidth} = await page.evaluate(() => document.documentElement)
      if (scrollWidth > clientWidth) wide.push(`${path}: ${scrollWidth}`)
    }
    expect(wide).toEqual([])
  })

  it('a keyboard is enough: search, choose, open a check and its evidence, choose a target, copy', async () => {
    const page = await alive(await visit.open('/', {permissions: ['clipboard-read', 'clipboard-write']}))
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate((selector) => document.activeElement!.matches(selector), selector)) return
      }
      throw new Error(`the keyboard does not reach ${selector}`)
    }
    await tabTo('input[type="search"], input[role="combobox"], .navbar__search-input')
    await page.keyboard.type('cart')
    await page.getByRole('option', {name: /cart/i}).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/runbooks/**')
    await page.goto(`${visit.served.address}/runbooks/cart`)
    await alive(page)
    await tabTo('.pb-targets input')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('.pb-banner').innerText()).toMatch(/^Unproven/)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('.pb-banner').innerText()).toMatch(/^Broken/)
    await tabTo('#check-cart-answers .pb-button')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/cart/)
    await tabTo('#check-cart-answers .pb-evidence summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('#check-cart-answers .pb-evidence pre').first().isVisible()).toBe(true)
    await tabTo('#check-shop-answers summary')
    await page.keyboard.press('Enter')
    await page.locator('#check-shop-answers .pb-body').waitFor()
  })
})
