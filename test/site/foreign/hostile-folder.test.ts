import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {createHash} from 'node:crypto'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {execFileSync} from 'node:child_process'
import {hostileFolder} from './hostile-folder.ts'
import {type MadeSite, program, readable, siteOf} from './site-of.ts'

const parent = mkdtempSync(join(tmpdir(), 'proofbook-hostile-'))
const out = join(parent, 'out')
let folder: string
let before: string
let site: MadeSite

beforeAll(async () => {
  folder = hostileFolder(parent)
  execFileSync(process.execPath, [program, 'check', 'proven.md'], {cwd: folder})
  before = digestOf(folder)
  site = await siteOf(folder, out)
}, 300_000)
afterAll(() => rmSync(parent, {recursive: true, force: true}))

/** Of every file of a folder, but what the program keeps for itself. */
function digestOf(root: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(root).sort()) {
    if (name === '.proofbook' || name === 'loop' || name === 'unreadable.md') continue
    const path = join(root, name)
    const isFolder = existsSync(path) && readdirSafely(path) !== undefined
    hash.update(isFolder ? digestOf(path) : existsSync(path) ? readFileSync(path) : 'absent')
  }
  return hash.digest('hex')
}

function readdirSafely(path: string): string[] | undefined {
  try {
    return readdirSync(path)
  } catch {
    return undefined
  }
}

/** The lines of the summary about a document, without its path. */
function said(path: string): string[] {
  const start = `runbooks/${path}:`
  return site.stderr
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => line.slice(start.length))
}

function text(route: string): string {
  return readable(site.page(route) ?? '')
}

it('is built, and left as it was', () => {
  expect(site.stderr).toContain('making a site of')
  expect(site.status).toBe(0)
  expect(digestOf(folder)).toBe(before)
})

it('looks as our own site does', () => {
  const styles = join(out, 'assets', 'css')
  const [css = ''] = readdirSync(styles).map((name) => readFileSync(join(styles, name), 'utf8'))
  expect(css).toMatch(/--ifm-color-primary:\s*#0a6b83/)
})

it('has a page for every document, and says what it left out', () => {
  expect(
    site.routes.filter((route) => !/^\/(404|index|search|status|coverage|alerts(\/.*)?)$/.test(route)).sort(),
  ).toEqual(
    `/01-intro/02-first /README /Same /_partials/_shared /a-b /anchors /archetype /bad-tag /broken /checks /claims
    /constructor-/toString- /deep /directives /docs/alerts/Thing /docs/status /empty /empty-image /folder.md/inside /foreign /git
    /git/README /git/git /large /latin1 /leads-nowhere /malformed-url /mermaid /names-with-spaces-100 /nul /page /page-2 /page-3
    /percent /proven /same-2 /scripts /toml /unreadable /utf16 /ünï/日本`
      .split(/\s+/)
      .sort(),
  )
  for (const line of [
    'runbooks/.github  left out: a folder whose name starts with a dot',
    'runbooks/leads-out.md  left out: a link to a file outside the folder',
    'runbooks/loop  left out: a link to a folder that is in the site',
    'runbooks/node_modules  left out: packages that were installed',
  ])
    expect(site.stderr).toContain(`${line}\n`)
  expect(site.totals).toMatch(/^41 documents · 41 pages \([34] as source\) · \d+ diagnostics · 4 left out$/)
  expect(site.stderr).not.toContain('secret')
})

describe('shows what was typed', () => {
  it.each([
    ['/bad-tag', 'kubectl -n <namespace> get pod <pod-name> of {{ $labels.pod }} {% if x %} and {notCode}'],
    ['/bad-tag', '<a"b> 1 < 2 > 1'],
    ['/bad-tag', '<Component prop={x}> Inside bold .'],
    ['/foreign', "import Tabs from '@theme/Tabs'"],
    ['/foreign', '<Tabs groupId="a">{thing.map((x) =>'],
    ['/page-2', '<%= partial "x" %>'],
    ['/directives', ':::unknown between :::'],
    ['/directives', 'host:port[a]{b=c} and 10:30 and a::b'],
    ['/directives', '::leaf[x]{y}'],
    ['/directives', 'a: :::b {#c}'],
    ['/scripts', "<script>document.title = 'ran'</script>"],
    ['/scripts', '<style>body { display: none }</style>'],
    ['/broken', 'last words'],
    ['/nul', 'a\uFFFDb'],
    ['/latin1', 'café'],
    ['/utf16', 'wide'],
    ['/archetype', 'Its text.'],
    ['/toml', 'Text below TOML.'],
    ['/claims', 'Claims much'],
    ['/large', 'A line of a document that is far too large.'],
    ['/deep', '>>>>>>>>'],
    ['/empty-image', '![missing](img/missing.png)'],
  ])('%s: %s', (route, typed) => {
    expect(text(route)).toContain(typed)
  })
})

describe('says with its place what was tolerated', () => {
  it.each([
    ['archetype.md', /^2 {2}Unexpected .*, expected .*, in the front matter; read line by line$/],
    ['deep.md', /^1 {2}Unexpected nesting .*; shown as its source$/],
    ['empty.md', /^1 {2}Unexpected empty document, expected text$/],
    ['empty-image.md', /^3 {2}Unexpected image `img\/missing.png`, expected a file that is there$/],
    ['foreign.mdx', /^1 {2}Unexpected MDX, expected CommonMark; components are shown as typed$/],
    [
      'large.md',
      /^1 {2}Unexpected document of 50.0 MiB, expected at most 1 MiB; its first 64 KiB are shown; shown as its source$/,
    ],
    ['latin1.md', /^1 {2}Unexpected bytes that are not UTF-8, expected UTF-8; read as windows-1252$/],
    [
      'leads-nowhere.md',
      /^1 {2}Unexpected error on reading \(ENOENT\), expected a readable file; shown as its source$/,
    ],
    ['malformed-url.md', /^3 {2}Unexpected address `https:\/\/host:port\/x`, expected a well-formed one$/],
    ['nul.md', /^3 {2}Unexpected NUL byte, expected text; shown as \uFFFD$/],
    ['page.html.md.erb', /^1 {2}Unexpected ERB, expected Markdown; `<% … %>` is shown as typed$/],
    ['percent.md', /^3 {2}Unexpected link to `b%zz.md`, expected a file that is there$/],
    ['README.md', /^5 {2}Unexpected anchor `#nowhere`, expected a heading of `anchors.md`$/],
    ['README.md', /^7 {2}Unexpected link to `..\/outside.txt` outside the folder, expected one in it$/],
    ['checks.md', /^9 {2}Unexpected field `expext`, expected /],
  ])('%s', (path, line) => {
    expect(said(path)).toContainEqual(expect.stringMatching(line))
  })

  it('on the page too', () => {
    expect(text('/empty-image')).toContain('line 3: Unexpected image img/missing.png , expected a file that is there')
    expect(text('/deep')).toMatch(/Unexpected nesting .* shown as its source/)
  })
})

it('leads links to pages, files and anchors', () => {
  const page = site.page('/README')!
  const [, article = ''] = /<article[^>]*>([\s\S]*?)<\/article>/.exec(page)!
  const links = [...article.matchAll(/<a [^>]*?href="?([^" >]+)"?[^>]*>([^<]+)<\/a>/g)].map(
    ([, url, label]) => `${label} → ${decodeURI(url!)}`,
  )
  expect(links).toEqual(
    expect.arrayContaining([
      "the folder's page → /git/README",
      'its other page → /git/git',
      'a page beside it → /git',
      'without ending → /percent',
      'another case → /percent',
      'percent-encoded → /names-with-spaces-100',
      'an anchor in another case → /anchors#second-level',
      'an anchor that is not there → /anchors',
      'from the root → /01-intro/02-first',
      'as a generator would → /01-intro/02-first',
      'a folder without a front page → /01-intro/02-first',
      'reference → /anchors#by-name',
    ]),
  )
  const [, file] = /href="?(\/files\/values-[0-9a-f]{8}\.yaml)/.exec(article)!
  expect(readFileSync(join(out, file!), 'utf8')).toBe('a: 1\n')
})

it('gives headings of every level an anchor, and keeps those that are written', () => {
  const page = site.page('/anchors')!
  for (const id of ['first-level', 'second-level', 'sixth', 'written-id'])
    expect(page).toMatch(new RegExp(`id="?${id}[" >]`))
  expect(page).toMatch(/name="?by-name/)
})

it('lets nothing run, and fetches nothing from elsewhere', () => {
  for (const route of ['/scripts', '/bad-tag', '/malformed-url', '/empty-image']) {
    const [, article = ''] = /<article[^>]*>([\s\S]*?)<\/article>/.exec(site.page(route)!)!
    const tags = article.match(/<[a-z][^>]*>/gi)!
    expect(tags.length).toBeGreaterThan(10)
    for (const tag of tags) {
      expect(tag).not.toMatch(/^<(script|style|iframe|base|meta|object|embed|form)/i)
      expect(tag).not.toMatch(/\son\w+=|href="?javascript:|src="?https?:/i)
    }
  }
})

it('shows what was proven', () => {
  expect(text('/proven')).toMatch(/Verified 1 check/)
})

it('shows what a check would prove, and what is wrong with one', () => {
  expect(text('/checks')).toContain('Unproven')
  expect(text('/checks')).toContain('expext')
})

it('knows the alerts of the rules it finds', () => {
  expect(site.routes).toContain('/alerts/Thing')
})
