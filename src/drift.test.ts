import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../test/support/temporary-folder.ts'
import {drift} from './drift.ts'
import {read} from './proofbook.ts'

const today = '2026-11-28'

/** A project of so many documents that findings are kept, and what lint finds in it, with a memory and without; `fresh`: pages were judged. */
function manyPages(files: Record<string, string>) {
  const root = temporaryFolder()
  const at = (path: string) => join(root, path)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), {recursive: true})
    writeFileSync(at(path), text)
  }
  write('proofbook.yaml', 'documents: [docs]\n')
  for (let index = 0; index < 100; index++)
    write(`docs/plain-${index}.md`, `# Page ${index}\n\nNothing is said here.\n`)
  for (const [path, text] of Object.entries(files)) write(path, text)
  const find = async (day: string, remembers: boolean) => {
    const memory = remembers ? {memory: {program: 'this', now: Date.now() + 10_000}} : {}
    const project = await read({cwd: root, paths: [], today: day, ...memory})
    const {found} = await drift(project, {today: day, everything: true, ...memory})
    return found.map(({problem: {rule, place, subject, hint}}) =>
      [rule, `${place.path}:${place.start.line}`, subject, ...(hint?.includes('renamed') ? [hint] : [])].join(' '),
    )
  }
  const lint = async (day = today) => {
    const kept = at('.proofbook/cache/findings')
    const before = statSync(kept, {throwIfNoEntry: false})?.ino
    const found = await find(day, true)
    expect(found).toEqual(await find(day, false))
    return {found, fresh: statSync(kept, {throwIfNoEntry: false})?.ino !== before}
  }
  return {at, write, lint}
}

/** Commits all of a folder, and gives git there. */
function committed(cwd: string) {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {cwd, encoding: 'utf8'})
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'first')
  return git
}

it('judges no page again when nothing changed, and only one when only that was edited', async () => {
  const {write, lint} = manyPages({'docs/a.md': '# A\n\n[b](b.md#two) [you]\n', 'docs/b.md': '# B\n\n## Two\n'})
  expect(await lint()).toEqual({found: [], fresh: true})
  expect(await lint()).toEqual({found: [], fresh: false})
  write('docs/b.md', '# B\n\nCall [Your contact].\n\n## Two\n')
  const found = ['leftover-placeholder docs/b.md:3 [Your contact]']
  expect(await lint()).toEqual({found, fresh: true})
  expect(await lint()).toEqual({found, fresh: false})
})

it('judges pages again when what another page has is gone', async () => {
  const {write, lint} = manyPages({'docs/a.md': '# A\n\n[b](b.md#two)\n', 'docs/b.md': '# B\n\n## Two\n'})
  expect((await lint()).found).toEqual([])
  write('docs/b.md', '# B\n\n## Three\n')
  expect((await lint()).found).toEqual(['dead-anchor docs/a.md:3 b.md#two'])
})

it('judges pages again when a page beside the documents is another one', async () => {
  const {write, lint} = manyPages({'docs/a.md': '# A\n\n[more](../other/b.md#two)\n', 'other/b.md': '# B\n\n## Two\n'})
  expect((await lint()).found).toEqual([])
  write('other/b.md', '# B\n')
  expect((await lint()).found).toEqual(['dead-anchor docs/a.md:3 ../other/b.md#two'])
})

it('judges pages again when a file that no facts are read from says another thing', async () => {
  const page = '# A\n\n| Variable | |\n| --- | --- |\n| `SHOP_HOST` | host |\n| `SHOP_POOL` | pool |\n'
  const {write, lint} = manyPages({
    'docs/a.md': page,
    '.env.example': 'SHOP_HOST=x\n',
    'main.lua': 'get("SHOP_POOL")\n',
  })
  expect((await lint()).found).toEqual([])
  write('main.lua', 'get("SHOP_SIZE")\n')
  expect((await lint()).found).toEqual(['unread-variable docs/a.md:6 SHOP_POOL'])
})

it('judges pages again when a file that git does not list comes and goes', async () => {
  const {at, write, lint} = manyPages({'docs/a.md': '# A\n\n[the build](../out/made.html)\n', 'out/.keep': ''})
  execFileSync('git', ['init', '-q'], {cwd: at('.')})
  write('.git/info/exclude', 'out/*.html\n')
  expect((await lint()).found).toEqual(['dead-link docs/a.md:3 ../out/made.html'])
  write('out/made.html', '')
  expect((await lint()).found).toEqual([])
  rmSync(at('out/made.html'))
  expect((await lint()).found).toEqual(['dead-link docs/a.md:3 ../out/made.html'])
})

it('asks the history of git every time', async () => {
  const {at, lint} = manyPages({'docs/a.md': '# A\n\n[b](b.md)\n', 'docs/b.md': '# B\n\nOne.\n\nTwo.\n\nThree.\n'})
  const git = committed(at('.'))
  expect((await lint()).found).toEqual([])
  renameSync(at('docs/b.md'), at('docs/c.md'))
  expect((await lint()).found).toEqual(['dead-link docs/a.md:3 b.md'])
  git('add', '.')
  git('commit', '-qm', 'second')
  expect((await lint()).found).toEqual(['dead-link docs/a.md:3 b.md it was renamed to `docs/c.md`'])
})

it('asks it every time what became of a heading', async () => {
  const text = (heading: string) => `# B\n\n## ${heading}\n\nPut the key into the lock and turn it twice.\n`
  const {at, write, lint} = manyPages({'docs/a.md': '# A\n\n[b](b.md#open)\n', 'docs/b.md': text('Open')})
  const git = committed(at('.'))
  expect((await lint()).found).toEqual([])
  write('docs/b.md', text('Unlock'))
  const found = 'dead-anchor docs/a.md:3 b.md#open it was renamed to `#unlock`'
  expect((await lint()).found).toEqual([`${found}, which is not committed`])
  git('commit', '-qam', 'second')
  const commit = git('rev-parse', 'HEAD').slice(0, 7)
  expect((await lint()).found).toEqual([`${found} in commit ${commit}`])
})

it('judges pages again on another day', async () => {
  const {lint} = manyPages({'docs/a.md': '---\nreview: {every: 30d, last: 2026-11-01}\n---\n# A\n'})
  expect((await lint()).found).toEqual([])
  expect((await lint('2026-12-02')).found).toEqual(['review-overdue docs/a.md:2 2026-12-01'])
})

it('judges pages again by other settings', async () => {
  const {at, write, lint} = manyPages({'docs/a.md': '# A\n\nCall [Your contact].\n'})
  expect((await lint()).found).toEqual(['leftover-placeholder docs/a.md:3 [Your contact]'])
  const configuration = readFileSync(at('proofbook.yaml'), 'utf8')
  write('proofbook.yaml', `${configuration}lint: {rules: {leftover-placeholder: off}}\n`)
  expect((await lint()).found).toEqual([])
})

it('judges pages again when a file says another fact', async () => {
  const scripts = (name: string) => JSON.stringify({scripts: {[name]: 'tsc'}})
  const {write, lint} = manyPages({'docs/a.md': '# A\n\nRun `npm run build`.\n', 'package.json': scripts('build')})
  expect((await lint()).found).toEqual([])
  write('package.json', scripts('compile'))
  expect((await lint()).found).toEqual(['unknown-script docs/a.md:3 build'])
})
