/**
 * `npm run bench:site`: the built site in a real browser, beside a stock Docusaurus of the same pages; writes its table into
 * docs/performance.md. `npm run bench:site -- scripts` measures one part (builds, scripts, readable, hundred, status) and writes nothing.
 */
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {arch, cpus, platform} from 'node:os'
import {join, resolve} from 'node:path'
import {chromium} from 'playwright-core'
import {chromiumArgs, environment, findChromium} from '../site/support/find-chromium.ts'
import {freshFolder} from './measure.ts'
import {buildEach, variants, withoutPages} from './site-builds.ts'
import {buildHundred} from './site-hundred.ts'
import {serveCompressed} from './site-server.ts'
import {buildStatus, filterLatency} from './site-status.ts'
import {median, type Pair, visitInTurn} from './visit-in-turn.ts'
import {visitPage} from './visit-page.ts'

const rounds = Number(process.env.ROUNDS ?? 5)
const runbook = '/runbooks/incident-playbook'

const found = await findChromium()
if ('missing' in found) throw new Error(found.missing)
const {executablePath, env} = found
const browser = await chromium.launch({executablePath, args: chromiumArgs, env: environment(env)})
const folder = freshFolder()
const rows: string[] = []
const jobs = {builds, scripts, readable, hundred, status}
const wanted = process.argv.slice(2)
try {
  for (const [name, job] of Object.entries(jobs)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    await job()
    if (wanted.length === 0) writeTable()
  }
} finally {
  await browser.close()
  rmSync(folder, {recursive: true, force: true})
}

function add(what: string, stock: string, ours: string, budget = ''): void {
  rows.push(`| ${what} | ${stock} | ${ours} | ${budget} |`)
  process.stderr.write(`${rows.at(-1)}\n`)
}

async function builds(): Promise<void> {
  const seconds = await buildEach(folder, Math.min(rounds, 3), [...variants, withoutPages])
  const [stock, ours, documents] = [median(seconds.stock), median(seconds.ours), median(seconds.documents)]
  const what = 'build of this repository’s site, nothing kept from before'
  add(what, `${stock.toFixed(1)} s`, `${ours.toFixed(1)} s, × ${(ours / stock).toFixed(2)}`, '× 1.05')
  add('… without the pages beside the documents', '', `${documents.toFixed(1)} s, × ${(documents / stock).toFixed(2)}`)
}

async function scripts(): Promise<void> {
  await visiting(async (urls) => {
    const fast = await visitInTurn(browser, urls, {rounds})
    addScript('JavaScript that a runbook page names, gzipped', fast, 'named', '+ 10 KB')
    addScript('… and all that it has loaded a second after it is alive', fast, 'script')
  })
}

async function readable(): Promise<void> {
  await visiting(async (urls) => {
    const slow = await visitInTurn(browser, urls, {rounds, isSlow: true})
    addTimes('a runbook is readable: cold, slow 4G, processor 4 × slower', slow, 'readableMs', '× 1.05')
    addTimes('… and alive', slow, 'aliveMs')
  })
}

/** The runbook in both sites, which are built if nobody did before. */
async function visiting(job: (urls: Pair<string>) => Promise<void>): Promise<void> {
  const folders = {stock: join(folder, 'stock'), ours: join(folder, 'ours')}
  if (!existsSync(folders.ours)) await buildEach(folder, 1)
  await serving(folders, ({stock, ours}) => job({stock: stock + runbook, ours: ours + runbook}))
}

function addScript(
  what: string,
  {stock, ours}: Awaited<ReturnType<typeof visitInTurn>>,
  key: 'named' | 'script',
  budget?: string,
): void {
  add(what, kilobytes(stock[key]), `${kilobytes(ours[key])}, + ${kilobytes(ours[key] - stock[key])}`, budget)
}

function addTimes(
  what: string,
  {stock, ours}: Awaited<ReturnType<typeof visitInTurn>>,
  key: 'readableMs' | 'aliveMs',
  budget?: string,
) {
  add(
    what,
    `${Math.round(stock[key])} ms`,
    `${Math.round(ours[key])} ms, × ${(ours[key] / stock[key]).toFixed(2)}`,
    budget,
  )
}

async function hundred(): Promise<void> {
  const site = await buildHundred(join(folder, 'hundred'))
  await serving({stock: site, ours: site}, async (sites) => {
    const urls = {stock: `${sites.stock}/runbooks/plain`, ours: `${sites.ours}/runbooks/hundred`}
    const {stock, ours} = await visitInTurn(browser, urls, {rounds})
    const more = ours.scriptingMs - stock.scriptingMs
    const what = 'scripting of a page with 100 checks, beside one with 100 other fences'
    add(
      what,
      `${Math.round(stock.scriptingMs)} ms`,
      `${Math.round(ours.scriptingMs)} ms, ${more < 0 ? '−' : '+'} ${Math.abs(Math.round(more))} ms`,
      '+ 200 ms',
    )
  })
}

async function status(): Promise<void> {
  const {site, seconds} = await buildStatus(join(folder, 'status'))
  add('`proofbook site` of 2,000 documents', '', `${seconds.toFixed(0)} s`)
  await serving({stock: site, ours: site}, async ({ours}) => {
    for (const isSlow of [false, true]) {
      const latencies: number[] = []
      const afterwards = async (...[page]: Parameters<typeof filterLatency>) =>
        void latencies.push(await filterLatency(page))
      for (let round = 0; round < rounds; round++) await visitPage(browser, `${ours}/status`, {isSlow, afterwards})
      const what = `status page of 2,000 documents: from a key to the rows that it leaves${isSlow ? ', slow phone' : ''}`
      add(what, '', `${Math.round(median(latencies))} ms`)
    }
  })
}

/** Serves two folders while something is done. */
async function serving(folders: Pair<string>, job: (addresses: Pair<string>) => Promise<void>): Promise<void> {
  const [stock, ours] = await Promise.all([serveCompressed(folders.stock), serveCompressed(folders.ours)])
  try {
    await job({stock: stock.address, ours: ours.address})
  } finally {
    for (const {server} of [stock, ours]) {
      server.closeAllConnections()
      server.close()
    }
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

/** Puts the table between its markers in docs/performance.md, or at the end where they are not there yet. */
function writeTable(): void {
  const path = resolve('docs/performance.md')
  const text = readFileSync(path, 'utf8')
  const [start, end] = ['<!-- generated by `npm run bench:site` -->', '<!-- end of the site -->']
  const about = `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores, Chromium ${browser.version().split('.')[0]}; medians of ${rounds}, in turn.`
  const table = [
    about,
    '',
    '| what | stock Docusaurus | with Proofbook | budget |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n')
  const heading = '## The site, beside a stock Docusaurus of the same pages'
  const [before, after] = text.includes(start)
    ? [text.slice(0, text.indexOf(start)), text.slice(text.indexOf(end) + end.length)]
    : [`${text.trimEnd()}\n\n${heading}\n\n`, '\n']
  writeFileSync(path, `${before}${start}\n\n${table}\n\n${end}${after}`)
}
