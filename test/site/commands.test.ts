import {execFileSync} from 'node:child_process'
import type {Page} from 'playwright-core'
import {expect, it} from 'vitest'
import {alive, describeSite} from './support/describe-site.ts'

const clipboard = {permissions: ['clipboard-read', 'clipboard-write']}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

describeSite('commands', (visit) => {
  const hostile = [
    "'; touch /tmp/proofbook-pwned; '",
    '$(id)',
    '`id`',
    '"; id; "',
    'it\'s "quoted" \\ and $HOME',
    '--help',
    '* ? [a-z] ~ {a,b}',
    'two  words',
    '!history && a | b > c # comment',
    'ümläut – 漢字',
  ]
  it('take what the reader gives as one word, whatever it is', async () => {
    const page = await alive(await visit.open('/runbooks/shop', clipboard))
    for (const value of hostile) {
      await page.getByLabel('Pod').fill(value)
      await page.locator('#step-say').getByRole('button').click()
      await expect.poll(() => copied(page)).toBe(await page.locator('#step-say code').innerText())
      const printed = execFileSync('bash', ['-c', await copied(page)], {encoding: 'utf8', cwd: visit.site.project})
      expect(printed).toBe(`${value}|got: ${value}`)
    }
  })

  it('take a line break from the address as a part of the word', async () => {
    const page = await alive(await visit.open('/runbooks/shop?pod=a%0Aid', clipboard))
    await page.locator('#step-say').getByRole('button').click()
    await expect.poll(() => copied(page)).toMatch(/printf/)
    expect(execFileSync('bash', ['-c', await copied(page)], {encoding: 'utf8'})).toBe('a\nid|got: a\nid')
  })

  it.each(['a\u001b[2Jb', 'a\u202eb', 'a\0b', 'a\u200bb', 'a\rb'])(
    'do not take what looks like something else: %j',
    async (value) => {
      const page = await alive(await visit.open(`/runbooks/shop?pod=${encodeURIComponent(value)}`))
      expect(await page.locator('#step-say code').innerText()).toBe(`printf '%s|%s' $pod "got: $pod"`)
      expect(await page.locator('.pb-inputs').innerText()).toMatch(/not filled in/)
    },
  )

  it('keep the name of what is not given, and refuse what does not match', async () => {
    const page = await alive(await visit.open('/runbooks/shop'))
    expect(await page.locator('#step-restart code').innerText()).toBe('kubectl -n shop delete pod $pod')
    await page.getByLabel('Ticket').fill('no ticket')
    expect(await page.locator('.pb-inputs').innerText()).toMatch(/expected one that matches T-\[0-9\]\+/)
  })

  it('are copied without prompts and without what they printed, and it is said', async () => {
    const page = await alive(await visit.open('/runbooks/shop?pod=web-1', clipboard))
    await page.getByRole('button', {name: 'Copy the step look'}).click()
    await page.getByRole('button', {name: 'Copied the step look'}).waitFor()
    expect(await copied(page)).toBe('kubectl -n "shop" logs web-1 --since=1h\nprintf \'%s\' web-1')
  })

  it('have the values of the chosen target, and never a secret', async () => {
    const page = await alive(await visit.open('/runbooks/cart', clipboard))
    await page.getByRole('button', {name: 'Copy the command of cart-answers'}).click()
    const local = await copied(page)
    expect(local).toMatch(/^curl .*127\.0\.0\.1:\d+\/cart/)
    await page.getByRole('radio', {name: /staging/}).check()
    expect(await page.locator('#check-cart-answers').textContent()).toContain('/staging/cart')
    expect(await page.content()).not.toContain('kept-to-yourself')
  })

  it('stay filled when the address is shared', async () => {
    const page = await alive(await visit.open('/runbooks/shop'))
    await page.getByLabel('Pod').fill("web 'one'")
    const shared = new URL(page.url())
    const other = await alive(await visit.open(shared.pathname + shared.search))
    expect(await other.getByLabel('Pod').inputValue()).toBe("web 'one'")
  })
})

describeSite('checklists', (visit) => {
  it('remember what was ticked and when, per incident', async () => {
    const page = await alive(await visit.open('/runbooks/shop', clipboard))
    await page.getByRole('checkbox', {name: 'Say that it is over'}).check()
    await page.reload()
    await alive(page)
    expect(await page.getByRole('checkbox', {name: 'Say that it is over'}).isChecked()).toBe(true)
    expect(await page.locator('.pb-tick time').first().getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT/)
    await page.getByRole('button', {name: /Copy as Markdown/}).click()
    await expect.poll(() => copied(page)).toMatch(/- \[x\] Say that it is over/)
    await page.getByLabel('Incident').fill('INC-7')
    expect(await page.getByRole('checkbox', {name: 'Say that it is over'}).isChecked()).toBe(false)
    await page.goto(`${visit.served.address}/runbooks/shop`)
    await alive(page)
    expect(await page.getByRole('checkbox', {name: 'Say that it is over'}).isChecked()).toBe(true)
    await page.getByRole('button', {name: 'Reset'}).click()
    expect(await page.getByRole('checkbox', {name: 'Say that it is over'}).isChecked()).toBe(false)
    await page.getByRole('button', {name: 'Undo reset'}).click()
    expect(await page.getByRole('checkbox', {name: 'Say that it is over'}).isChecked()).toBe(true)
  })
})
