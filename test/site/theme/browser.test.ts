import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {DocumentProofs} from '../../../src/proof.ts'
import {samplePage} from './demo/sample-page.ts'
import {browserOfFile, noBrowser} from '../support/browser.ts'
import {violationsOf} from '../support/violations-of.ts'
import {type Demo, serveDemo} from './demo/serve-demo.ts'

let browser: Browser
let demo: Demo
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  if (noBrowser !== undefined) return
  ;[browser, demo] = await Promise.all([browserOfFile(), serveDemo(freshPage())])
})

afterAll(async () => {
  await demo?.stop()
})

beforeEach(async (test) => {
  if (noBrowser !== undefined) test.skip(noBrowser)
  demo.answer.proofs = freshPage().proofs
  context = await browser.newContext({permissions: ['clipboard-read', 'clipboard-write']})
  page = await context.newPage()
  complaints = []
  page.on('console', (message) => message.type() !== 'log' && complaints.push(message.text()))
  page.on('pageerror', ({message}) => complaints.push(message))
})

afterEach(async () => {
  if (noBrowser !== undefined) return
  const errors = await page.evaluate(() => (globalThis as unknown as {renderErrors: string[]}).renderErrors)
  await context.close()
  expect({complaints, errors}).toEqual({complaints: [], errors: []})
})

/** The sample, as if it had been proven a few minutes ago. */
function freshPage(agoMs = 5 * 60_000) {
  const sample = samplePage()
  const time = new Date(Date.now() - agoMs).toISOString()
  sample.proofs.asOf = time
  for (const {results} of Object.values(sample.proofs.targets))
    for (const [name, result] of Object.entries(results)) if (name !== 'runs-again') result.time = time
  return sample
}

async function open(search = ''): Promise<void> {
  await page.goto(demo.url + search)
  await page.locator('html[data-has-hydrated]').waitFor()
}

const card = (name: string) => page.locator(`#check-${name}`)
const summary = (name: string) => card(name).locator('> details > summary')
const copied = () => page.evaluate(() => navigator.clipboard.readText())

test('ages come with the clock', async () => {
  await open()
  await expect.poll(() => summary('healthy').innerText()).toMatch(/Verified\s+5 min ago on local/)
  await expect.poll(() => page.locator('.pb-about').innerText()).toContain('2026-11-20, overdue')
})

test('the banner leads to what is broken', async () => {
  await open()
  await page.locator('.pb-banner').getByRole('link', {name: 'orders'}).click()
  await expect.poll(() => card('orders').evaluate((element) => element.matches(':target'))).toBe(true)
})

test('an address with the name of a check opens it', async () => {
  await open('#check-healthy')
  await expect.poll(() => card('healthy').getByText('Run this check').isVisible()).toBe(true)
})

test('the chosen target is in the commands, and is remembered', async () => {
  await open()
  await page.getByRole('radio', {name: /production/}).check()
  await page.goto(demo.url)
  await expect.poll(() => page.locator('.pb-banner__said').innerText()).toContain('on production')
  await summary('healthy').click()
  const pres = card('healthy').locator('.pb-command pre')
  await expect.poll(() => pres.first().innerText()).toContain('https://carrel.example/api/health')
  expect(await pres.last().innerText()).toBe('npx proofbook check runbooks/deployment.md#healthy --target production')
  await page.goto(`${demo.url}?target=local`)
  await expect.poll(() => page.locator('.pb-banner__said').innerText()).toContain('on local')
})

describe('inputs', () => {
  const command = () => page.locator('#step-restart pre').innerText()

  test('come from the address and from fields, and stay in the address', async () => {
    await open('?namespace=books')
    await expect.poll(command).toContain('kubectl -n "books" delete pod ${pod} --wait')
    await page.getByLabel('pod').fill('web-1')
    await expect.poll(command).toContain('kubectl -n "books" delete pod web-1 --wait')
    expect(new URL(page.url()).search).toBe('?namespace=books&pod=web-1')
    await page.reload()
    await expect.poll(command).toContain('delete pod web-1')
  })

  test('of any kind are one word of the command', async () => {
    await open(`?namespace=${encodeURIComponent("'; rm -rf /\n$(id)")}`)
    await expect.poll(command).toContain(`kubectl -n "`)
    await page.locator('#step-restart').getByRole('button', {name: /Copy/}).click()
    await expect.poll(copied).toContain(`-n ""''\\''; rm -rf /\n$(id)'"" delete`)
  })

  test('that do not match are said, and not filled in', async () => {
    await open('?pod=web%201')
    const field = page.getByLabel('pod')
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('.pb-wrong').innerText()).toBe(
      'Unexpected value, expected one that matches [a-z0-9-]+; not filled in',
    )
    expect(await command()).toContain('delete pod ${pod}')
  })
})

test('what is copied has no prompts and no output', async () => {
  await open()
  const step = page.locator('#step-stop')
  await step.getByRole('button', {name: 'Copy the step stop'}).click()
  await expect.poll(copied).toBe('dropdb carrel_shop')
  expect(await step.getByRole('status').innerText()).toBe('Copied')
})

test('copying works where the clipboard is forbidden', async () => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', {value: undefined}))
  await open()
  await page.locator('#step-stop').getByRole('button', {name: /Copy/}).click()
  await expect.poll(() => page.locator('#step-stop').getByRole('status').innerText()).toBe('Copied')
})

describe('a checklist', () => {
  const box = () => page.getByRole('checkbox', {name: 'Tell the channel'})
  const tools = () => page.locator('.pb-checklist__tools')

  test('remembers by incident, with the time', async () => {
    await open('?incident=INC-7')
    await box().check()
    await expect.poll(() => tools().innerText()).toContain('2 of 4 done')
    await page.reload()
    await expect.poll(() => box().isChecked()).toBe(true)
    expect(await page.locator('.pb-tick time').innerText()).toMatch(/^\d+ \w+ \d{4} \d\d:\d\d UTC$/)
    await tools().getByRole('button', {name: 'Copy as Markdown'}).click()
    await expect
      .poll(copied)
      .toMatch(
        /^Deployment, INC-7\n\n- \[x\] Tell the channel \(.+ UTC\)\n- \[ \] Open the status page\n {2}- \[ \] and/,
      )
    await tools().getByLabel('Incident').fill('INC-8')
    await expect.poll(() => box().isChecked()).toBe(false)
    expect(new URL(page.url()).search).toBe('?incident=INC-8')
  })

  test('is reset, and the reset is undone', async () => {
    await open()
    await box().check()
    await tools().getByRole('button', {name: 'Reset'}).click()
    await expect.poll(() => box().isChecked()).toBe(false)
    await tools().getByRole('button', {name: 'Undo reset'}).click()
    await expect.poll(() => box().isChecked()).toBe(true)
  })

  test('works where nothing can be kept', async () => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('refused', 'SecurityError')
      }
      Storage.prototype.getItem = refuse
      Storage.prototype.setItem = refuse
    })
    await open()
    await box().check()
    await expect.poll(() => box().isChecked()).toBe(true)
  })
})

describe('newer proofs', () => {
  test('turn a card red within five seconds, without a reload', async () => {
    demo.answer.proofs = {...freshPage().proofs, live: true}
    await open()
    await expect.poll(() => card('healthy').locator('.pb-state').first().innerText()).toBe('Verified')
    const failing: DocumentProofs = {...freshPage().proofs, live: true, asOf: new Date().toISOString()}
    const result = failing.targets.local!.results.healthy!
    Object.assign(result, {
      status: 'failed',
      reason: 'Unexpected `500`, expected `200`',
      time: new Date().toISOString(),
    })
    demo.answer.proofs = failing
    await expect.poll(() => card('healthy').locator('.pb-state').first().innerText(), {timeout: 5000}).toBe('Broken')
    expect(await card('healthy').getByText('Unexpected 500, expected 200').isVisible()).toBe(true)
    expect(await page.locator('.pb-banner__said').innerText()).toContain('2 of 7 checks did not hold')
  })

  test('bring the evidence and the trend that the page was built without', async () => {
    const whole = freshPage().proofs
    demo.answer.proofs = whole
    whole.targets.local!.results.healthy!.time = demo.page.proofs.targets.local!.results.healthy!.time
    whole.targets.local!.results.healthy!.evidence.push({label: 'more', text: 'only the server knew'})
    await open()
    await summary('healthy').click()
    await card('healthy').getByText('more 20 B').click()
    await expect.poll(() => card('healthy').getByText('only the server knew').isVisible()).toBe(true)
  })

  test('that are none change nothing', async () => {
    demo.answer.proofs = {...freshPage().proofs, targets: {local: {results: {healthy: {reason: {}}}, trend: {}}}}
    await open()
    await expect.poll(() => page.locator('.pb-cut-off').count()).toBe(1)
    expect(await card('healthy').locator('.pb-state').first().innerText()).toBe('Verified')
  })

  test('that are older than the page change nothing', async () => {
    const older = freshPage(3_600_000).proofs
    older.targets.local!.results.healthy!.status = 'failed'
    demo.answer.proofs = older
    const answered = page.waitForResponse(/deployment\.json/)
    await open()
    await (await answered).finished()
    expect(await card('healthy').locator('.pb-state').first().innerText()).toBe('Verified')
  })
})

test('what is printed is whole', async () => {
  await open()
  expect(await card('healthy').getByText('Run this check').isVisible()).toBe(false)
  await page.emulateMedia({media: 'print'})
  for (const pre of await page.locator('.pb-command pre').all()) {
    expect(await pre.isVisible()).toBe(true)
    expect(await pre.evaluate(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)).toBe(0)
  }
  expect(await page.locator('.pb-button:visible').count()).toBe(0)
})

test('everything is reached by keyboard', async () => {
  await open()
  await summary('healthy').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => card('healthy').getByText('Run this check').isVisible()).toBe(true)
  await page.getByRole('radio', {name: /local/}).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.locator('.pb-banner__said').innerText()).toContain('on production')
  await page.getByRole('checkbox', {name: 'Tell the channel'}).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByRole('checkbox', {name: 'Tell the channel'}).isChecked()).toBe(true)
})

describe('the status table', () => {
  const rows = () => page.locator('.pb-status__rows tbody tr')
  const openStatus = async () => {
    await page.goto(`${demo.url}status`)
    await page.locator('html[data-has-hydrated]').waitFor()
  }

  beforeEach(() => {
    demo.answer.index = {version: 1, asOf: new Date().toISOString(), documents: []}
  })

  test('has the worst first, and counts that add up', async () => {
    await openStatus()
    expect(await rows().first().innerText()).toMatch(/Runbook 1\b[^]*broken/)
    const columns = await page
      .locator('.pb-status__counts tbody tr')
      .evaluateAll((all) =>
        all.map((row) => Array.from(row.querySelectorAll('td'), (cell) => Number(cell.textContent))),
      )
    const sums = [0, 1].map((i) => columns.slice(0, -1).reduce((sum, column) => sum + column[i]!, 0))
    expect(sums).toEqual([60, 60])
    expect(columns.at(-1)).toEqual([60, 60])
  })

  test('is narrowed by words, state and target', async () => {
    await openStatus()
    await page.getByRole('combobox', {name: 'State'}).selectOption('stale')
    await expect.poll(() => rows().count()).toBe(12)
    await page.getByLabel('Document, owner or service').pressSequentially('team-2')
    await expect
      .poll(() => rows().allInnerTexts())
      .toEqual([expect.stringMatching('Runbook 2'), expect.stringMatching('Runbook 37')])
    expect(await page.locator('.pb-status__count').innerText()).toBe('2 of 60 documents')
    await page.getByRole('combobox', {name: 'Target'}).selectOption('production')
    await expect.poll(() => rows().count()).toBe(0)
  })

  test('shows what turned red since', async () => {
    const verifications = {local: {state: 'broken', target: 'local', counts: {}, flaky: 0, waived: 0}}
    demo.answer.index = {version: 1, asOf: new Date().toISOString(), documents: [{slug: 'runbook-0', verifications}]}
    await openStatus()
    await expect.poll(() => rows().first().innerText()).toMatch(/Runbook 0\b[^]*broken/)
  })

  test('shuts nobody out', async () => {
    await openStatus()
    expect(await violationsOf(page)).toEqual([])
  })
})

test.each(['light', 'dark'])('nobody is shut out: %s', async (theme) => {
  await open(`?theme=${theme}`)
  await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
  expect(await violationsOf(page)).toEqual([])
})
