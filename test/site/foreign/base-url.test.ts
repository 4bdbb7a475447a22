import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {alive} from '../support/describe-site.ts'
import {browserOfFile, noBrowser} from '../support/browser.ts'
import {serve, type Served} from '../support/serve.ts'
import {hostileFolder} from './hostile-folder.ts'
import {type MadeSite, program, siteOf} from './site-of.ts'

const parent = mkdtempSync(join(tmpdir(), 'proofbook-base-url-'))
const out = join(parent, 'out')
const base = '/docs/'
let site: MadeSite
let served: Served

beforeAll(async () => {
  const folder = hostileFolder(parent)
  execFileSync(process.execPath, [program, 'check', 'proven.md'], {cwd: folder})
  site = await siteOf(folder, out, '--base-url', base)
  served = await serve({project: folder, folder: out})
}, 300_000)
afterAll(async () => {
  await served?.stop()
  rmSync(parent, {recursive: true, force: true})
})

/** Every address of this host that a page names in an attribute of its HTML, with the page. */
function addresses(): {page: string; address: string}[] {
  return site.routes.flatMap((page) => {
    const attributes = site
      .page(page)!
      .matchAll(/\s(?:href|src|action|data-to|data-alerts)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)
    const found = [...attributes].map(([, a, b, c]) => (a ?? b ?? c)!.replaceAll('&amp;', '&'))
    return [...new Set(found)].filter((one) => one.startsWith('/')).map((address) => ({page, address}))
  })
}

it('is built with every link, script, style sheet and picture below the path', () => {
  expect(site.stderr).toContain('making a site of')
  expect(site.status).toBe(0)
  const found = addresses()
  expect(found.filter(({address}) => !address.startsWith(base))).toEqual([])
  for (const part of ['assets/js/', 'assets/css/', 'files/there-', 'alerts/go.js', 'status', 'git/git', 'docs/status'])
    expect(found.map(({address}) => address)).toContainEqual(expect.stringContaining(base + part))
})

it('leads from every page to what is there', () => {
  const missing = addresses().filter(({address}) => {
    const path = decodeURIComponent(address.replace(/[?#].*$/s, ''))
      .slice(base.length)
      .replace(/\/$/, '')
    return ![path, `${path}.html`, join(path, 'index.html')].some((file) => existsSync(join(out, file)))
  })
  // What takes lost readers of alerts on asks below the list of alerts.
  expect(missing.filter(({address}) => address !== `${base}alerts/`)).toEqual([])
})

it('has the addresses of alerts, and the files that scripts ask for, below the path', () => {
  const index = JSON.parse(readFileSync(join(out, 'alerts', 'index.json'), 'utf8')) as Record<string, string[]>
  expect(index.thing).toEqual(['Thing', `${base}docs/alerts/Thing`])
  const titles = JSON.parse(readFileSync(join(out, 'proofs', 'titles.json'), 'utf8')) as Record<string, string[]>
  expect(titles.proven).toEqual(['Proven', `${base}proven`])
  expect(site.page('/alerts/Thing')).toContain(`${base}docs/alerts/Thing`)
})

it('is served there, with its proofs live, and leads there from the root', async () => {
  const get = async (path: string) => {
    const response = await fetch(served.address + path, {redirect: 'manual'})
    return {status: response.status, location: response.headers.get('location'), text: await response.text()}
  }
  expect(served.said).toContain(`${served.address}${base.slice(0, -1)} `)
  for (const path of ['', 'README', 'docs/status', 'alerts/Thing', 'alerts/thing'])
    expect(await get(base + path), path).toMatchObject({status: 200, text: expect.stringContaining(`${base}assets/`)})
  const proofs = JSON.parse((await get(`${base}proofs/proven.json`)).text) as {live: boolean; targets: object}
  expect(proofs).toMatchObject({live: true, targets: {local: {results: {passes: {status: 'passed'}}}}})
  for (const path of ['/', '/docs']) expect(await get(path)).toMatchObject({status: 302, location: base})
  for (const path of ['/README', '/proofs/proven.json', '/docsx/README', '/docs/nothing'])
    expect((await get(path)).status, path).toBe(404)
})

const why = noBrowser === undefined ? '' : ` (${noBrowser})`
it.skipIf(noBrowser !== undefined)(
  `comes alive there, asks for nothing elsewhere, and takes readers of alerts on${why}`,
  async () => {
    const browser = await browserOfFile()
    const page = await browser.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${served.address}${base}proven`)
    await alive(page)
    await expect.poll(() => asked).toContainEqual(`${served.address}${base}proofs/proven.json`)
    await page.getByRole('link', {name: 'Status'}).first().click()
    await page.waitForURL(`${served.address}${base}status`)
    await page.getByRole('link', {name: 'Alerts'}).first().click()
    await page.waitForURL(`${served.address}${base}alerts`)
    await page.goto(`${served.address}${base}alerts/THING?instance=x`)
    await page.waitForURL(`${served.address}${base}docs/alerts/Thing?instance=x`)
    const own = asked.filter((url) => /^https?:/.test(url))
    expect(own.filter((url) => !url.startsWith(served.address + base))).toEqual([])
    expect(complaints).toEqual([])
  },
  120_000,
)
