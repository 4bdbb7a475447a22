import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {makeSite} from './make-site.ts'

/** A program in the place of Docusaurus that stops at every page in which it finds a word, in its words. */
const stopsAt = `
import {mkdirSync, readdirSync, readFileSync, writeFileSync, appendFileSync} from 'node:fs'
appendFileSync('builds', 'x')
const bad = readdirSync('pages').filter((name) => /^STOP/m.test(readFileSync('pages/' + name, 'utf8')))
const shown = bad.filter((name) => !readFileSync('pages/' + name, 'utf8').startsWith('\`\`\`'))
if (shown.length > 0) {
  const named = readFileSync('pages/' + shown[0], 'utf8').includes('SILENTLY') ? '' : process.cwd() + '/pages/' + shown[0]
  console.error('Error: MDX compilation failed for file "' + named + '"\\nCause: it says STOP')
  process.exit(1)
}
mkdirSync(process.argv.at(-1), {recursive: true})
writeFileSync(process.argv.at(-1) + '/404.html', '')
`

async function make(documents: Record<string, string>, program = stopsAt) {
  const root = temporaryFolder()
  const folder = join(root, 'docs')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text)
  writeFileSync(join(root, 'docusaurus.mjs'), program)
  const docusaurus = {modules: root, program: join(root, 'docusaurus.mjs'), packages: {}}
  const stage = join(root, 'stage')
  const made = await makeSite({
    folder,
    root: folder,
    stage,
    baseUrl: '/',
    docusaurus,
    signal: new AbortController().signal,
  })
  const asSource = made.manifest.pages.filter((page) => page.asSource).map(({source}) => source)
  return {...made, asSource, builds: readFileSync(join(stage, 'builds'), 'utf8').length}
}

it('shows as source what stops the build, and builds again', async () => {
  const made = await make({'a.md': '# A\n', 'b.md': 'STOP\n', 'c.md': 'STOP\n'})
  expect(made.failure).toBeUndefined()
  expect(made.asSource).toEqual(['b.md', 'c.md'])
  expect(made.builds).toBe(3)
  expect(made.notes).toContainEqual({
    path: 'b.md',
    line: 1,
    message: 'Unexpected failure to render (it says STOP), expected a page; shown as its source',
  })
  expect(existsSync(join(made.out, '404.html'))).toBe(true)
})

it('shows everything as source rather than nothing, where no document is blamed', async () => {
  const made = await make({'a.md': '# A\n', 'b.md': 'STOP SILENTLY\n'})
  expect(made.failure).toBeUndefined()
  expect(made.asSource).toEqual(['a.md', 'b.md'])
  expect(made.builds).toBe(2)
})

it('gives up, with what was said last, where that does not help either', async () => {
  const made = await make({'a.md': '# A\n'}, `${stopsAt}; console.error('no disk'); process.exit(1)`)
  expect(made.failure).toContain('no disk')
  expect(made.builds).toBe(2)
})
