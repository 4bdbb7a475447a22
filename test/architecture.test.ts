import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest'
import {buildForBrowsers} from '../scripts/build-for-browsers.mjs'
import {sharedFolder} from './support/shared-folder.ts'

const root = join(import.meta.dirname, '..')

/** The violations that dependency-cruiser finds below some folders, as `rule: from → to`, and how many modules it read. */
async function cruise(cwd: string, ...folders: string[]): Promise<{violations: string[]; modules: number}> {
  const program = join(root, 'node_modules', '.bin', 'depcruise')
  const words = [...folders, '--output-type', 'json', '--config', join(cwd, '.dependency-cruiser.mjs')]
  const {stdout} = await promisify(execFile)(program, words, {cwd, maxBuffer: 256 * 1024 * 1024}).catch(
    (error) => error,
  )
  const {summary} = JSON.parse(stdout)
  return {
    violations: summary.violations.map(
      ({rule, from, to}: Record<string, {name?: string} & string>) => `${rule!.name}: ${from} → ${to}`,
    ),
    modules: summary.totalCruised,
  }
}

it('keeps the arrows of the architecture', async () => {
  const {violations, modules} = await cruise(root, 'src', 'reference')
  expect(violations).toEqual([])
  expect(modules).toBeGreaterThan(100)
})

it('keeps them in what runs in a browser', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'proofbook-arrows-'))
  onTestFinished(() => rmSync(cwd, {recursive: true, force: true}))
  for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(cwd, name))
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
  await buildForBrowsers(join(cwd, 'src'))
  const {violations, modules} = await cruise(cwd, 'src')
  expect(violations).toEqual([])
  expect(modules).toBeGreaterThan(20)
})

describe('the arrows can be broken', () => {
  const broken: [rule: string, path: string, text: string][] = [
    ['the-model-imports-nothing', 'src/model.ts', `import './util/a.ts'`],
    ['contracts-are-told-in-nouns', 'src/report.ts', `import './util/a.ts'`],
    ['drift-runs-nothing', 'src/drift.ts', `import './run/a.ts'`],
    ['util-knows-only-the-nouns', 'src/util/knows.ts', `import '../run/a.ts'`],
    ['parse-is-a-stage-of-its-own', 'src/parse/runs.ts', `import '../run/a.ts'`],
    ['kinds-do-not-know-each-other', 'src/kinds/http/index.ts', `import '../sql/index.ts'`],
    ['one-kind-looks-at-facts', 'src/kinds/repo/observe.ts', `import '../../run/a.ts'`],
    ['what-runs-in-browsers-is-small', 'src/site/live/a.ts', `import '../../run/a.ts'`],
    ['only-running-starts-processes', 'src/parse/starts.ts', `import 'node:child_process'`],
    ['the-example-is-not-the-product', 'src/cli/b.ts', `import '../../reference/a.ts'`],
    ['no-cycles', 'src/util/a.ts', `import './b.ts'\nexport const a = 1`],
  ]
  const sound = ['src/run/a.ts', 'src/kinds/sql/index.ts', 'reference/a.ts']
  const cwd = sharedFolder()
  let found: string[]

  // Every arrow is broken in a file of its own, so that one look at all of them tells which are seen.
  beforeAll(async () => {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(cwd, path)), {recursive: true})
      writeFileSync(join(cwd, path), `${text}\n`)
    }
    for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
      cpSync(join(root, name), join(cwd, name))
    symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
    for (const path of sound) write(path, 'export const a = 1')
    write('src/util/b.ts', `import {a} from './a.ts'\nexport const b = a`)
    for (const [, path, text] of broken) write(path, text)
    const {violations} = await cruise(cwd, 'src', 'reference')
    found = violations.map((line) => line.split(' → ')[0]!)
  })

  it.each(broken)('%s', (rule, path) => {
    expect(found).toContain(`${rule}: ${path}`)
  })

  it('and what breaks none is not blamed', () => {
    expect(found.filter((line) => sound.some((path) => line.endsWith(` ${path}`)))).toEqual([])
  })
})
