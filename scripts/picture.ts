/** Takes the picture of the readme from a site that is served, as by `npm start`: `node scripts/run.mjs scripts/picture.ts [address]`. */
import {chromium} from 'playwright-core'
import {chromiumArgs, environment, findChromium} from '../test/site/support/find-chromium.ts'

const [address = 'http://localhost:3000'] = process.argv.slice(2)
const found = await findChromium()
if ('missing' in found) throw new Error(found.missing)
const {executablePath, env} = found
const browser = await chromium.launch({executablePath, args: chromiumArgs, env: environment(env)})
try {
  const viewport = {width: 1280, height: 900}
  const page = await browser.newPage({viewport, colorScheme: 'light', serviceWorkers: 'block'})
  await page.goto(`${address}/runbooks/partitions`)
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true')
  await page.locator('.pb-check summary').first().click()
  await page.locator('.pb-check .pb-expectations').first().waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({path: 'static/img/runbook.png'})
} finally {
  await browser.close()
}
