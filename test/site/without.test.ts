import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {alive, describeSite} from './support/describe-site.ts'
import {pdfText} from './support/pdf-text.ts'
import {serve} from './support/serve.ts'

/** Without what lies between words. */
function squash(text: string): string {
  return text.replace(/\s+/g, ' ')
}

describeSite('without JavaScript', (visit) => {
  const open = (path: string) => visit.open(path, {javaScriptEnabled: false})

  it('a runbook has its prose, commands, claims and last known states', async () => {
    const page = await open('/runbooks/shop')
    const text = squash((await page.locator('article').textContent())!)
    for (const words of [
      'marmalade',
      'Verified',
      'Severity',
      'kubectl -n shop delete pod $pod',
      'This destroys something.',
      'first line of the log',
      'The shop answers',
      'kubectl rollout restart',
      'Say that it is over',
      'npx proofbook check runbooks/shop.md#healthy',
    ])
      expect(text).toContain(words)
    expect(await page.locator('.pb-banner time').first().innerText()).toMatch(/^\d+ \w{3} \d{4} \d\d:\d\d UTC$/)
    const broken = await open('/runbooks/cart')
    expect(squash(await broken.locator('#check-cart-answers').innerText())).toMatch(
      /Broken failed .*Empty the queue.*status 200 ✕ not met 503/,
    )
  })

  it('every folded part opens', async () => {
    const page = await open('/runbooks/shop')
    await page.locator('#check-healthy summary').first().click()
    expect(await page.locator('#check-healthy').innerText()).toContain('/api/health')
  })

  it('home, alerts, status and decisions say what they know and lead on', async () => {
    const page = await open('/')
    expect(await page.locator('main').innerText()).toMatch(/Red right now[^]*The cart is slow[^]*ShopDown/)
    await page.getByRole('link', {name: 'ShopDown'}).click()
    await page.getByRole('link', {name: 'ShopDown'}).last().click()
    expect(new URL(page.url()).pathname).toBe('/runbooks/shop')
    await page.goto(`${visit.served.address}/status`)
    expect(await page.locator('.pb-status__rows').innerText()).toMatch(/The cart is slow[^]*✕ broken/)
    await page.goto(`${visit.served.address}/adr`)
    expect(await page.locator('main').innerText()).toContain('Prove what we write')
  })
})

describeSite('without the server, after a first visit', (visit) => {
  it('every runbook opens, with what was proven, and the search finds it', async () => {
    const {site} = visit
    const served = await serve(site)
    const page = await visit.open('/', {serviceWorkers: 'allow', allow: /ERR_CONNECTION_|ERR_FAILED|^request: /})
    await page.goto(served.address)
    await page.evaluate(async () => {
      const {active} = await navigator.serviceWorker.ready
      if (active!.state !== 'activated')
        await new Promise((done) => active!.addEventListener('statechange', done, {once: true}))
    })
    await served.stop()
    await expect(fetch(served.address)).rejects.toThrow()

    for (const [path, title, state] of [
      ['/runbooks/shop', 'The shop is down', 'Verified'],
      ['/runbooks/cart', 'The cart is slow', 'Broken'],
      ['/runbooks/never', 'Never looked at', 'Unproven'],
      ['/alerts/CartSlow', 'The cart is slow', 'Broken'],
      ['/alerts/cartslow', 'The cart is slow', 'Broken'],
    ] as const) {
      await page.goto(served.address + path)
      await page.getByRole('heading', {name: title, level: 1}).waitFor()
      await alive(page)
      expect(await page.locator('.pb-banner').innerText()).toMatch(new RegExp(`^${state}`))
    }
    await expect.poll(() => page.locator('.pb-banner').innerText()).toContain('Nothing newer could be fetched')
    await search(page, 'marmalade')
    await page.getByRole('heading', {name: 'The shop is down', level: 1}).waitFor()
    await page.goto(`${served.address}/status`)
    expect(await page.locator('.pb-status__rows').innerText()).toContain('The cart is slow')
  })
})

/** All that is on paper, without spaces. */
async function printed(page: Page): Promise<string> {
  const text = await pdfText(await page.pdf({format: 'A4'}))
  return text.normalize('NFKC').replace(/\s+/g, '')
}

async function search(page: Page, word: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(word)
  await page
    .getByRole('option', {name: new RegExp(word, 'i')})
    .first()
    .click()
}

describeSite('on paper', (visit) => {
  it('everything is there: folded parts, whole commands, states in words', async () => {
    const page = await alive(await visit.open('/runbooks/cart'))
    // What was seen comes after the page.
    await page.locator('#check-cart-answers .pb-evidence').first().waitFor()
    const text = await printed(page)
    for (const words of [
      'The cart is slow',
      'Nobody likes to wait for a cart.',
      'Broken',
      'Verified',
      'Empty the queue',
      '503',
      'the cart is on fire',
      '"carts":12',
      'npx proofbook check runbooks/cart.md#shop-answers',
      '/api/health',
    ])
      expect(text).toContain(words.replace(/\s+/g, ''))
    expect(await page.locator('details[open]').count()).toBeLessThan(await page.locator('details').count())
  })

  it.each([true, false])('says where the evidence stands that has not come, with JavaScript %s', async (isAlive) => {
    const page = await visit.open('/', {javaScriptEnabled: isAlive})
    await page.route('**/proofs/**', () => undefined)
    await page.goto(`${visit.served.address}/runbooks/cart`)
    if (isAlive) await alive(page)
    const words = 'What was seen in full has not been loaded; it stands in /proofs/cart.json.'
    expect((await printed(page)).split(words.replace(/\s+/g, ''))).toHaveLength(3)
    const answer = await fetch(`${visit.served.address}/proofs/cart.json`)
    expect(await answer.text()).toContain('the cart is on fire')
  })

  it('no command is wider than the paper', async () => {
    const page = await alive(await visit.open('/runbooks/shop?pod=web', {viewport: {width: 640, height: 900}}))
    await page.getByLabel('Pod').fill(`a-pod-with-a-long-name-${'and-more-'.repeat(30)}`)
    await page.emulateMedia({media: 'print'})
    const cut = await page
      .locator('pre')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent))
    expect(cut).toEqual([])
    const text = await printed(page)
    expect(text).toContain(`delete pod a-pod-with-a-long-name-${'and-more-'.repeat(30)}`.replace(/\s+/g, ''))
  })
})
