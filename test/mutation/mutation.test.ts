import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {readConfig} from '../../src/config/index.ts'
import {lint} from '../../src/lint/index.ts'
import type {Problem} from '../../src/model.ts'
import {findDocuments} from '../../src/source/index.ts'
import {collectionNames, copyCollection} from '../support/collections.ts'
import {temporaryFolder} from '../support/temporary-folder.ts'
import {type Mutant, mutantsOf} from './mutants.ts'
import {readRepository, type Repository} from './repository.ts'
import {sample, seed} from './sample.ts'

/** Of each family and repository, at most so many. */
const most = 30
const root = join(import.meta.dirname, '..', '..')

const timeout = 600_000

describe(`finds what is no longer so, at its line, and nothing else (seed ${seed})`, () => {
  let own: Judged[]
  beforeAll(async () => {
    own = judgedIn([await thisRepository()])
  }, timeout)

  // Two in a hundred are missed: a route of one word, which any service may have, a page that the configuration excepts, and a variable
  // that a test still names. How often chance takes one of these differs from seed to seed.
  it('in this repository', () => {
    expectFound(own, {least: 100, missed: 0.06})
  })

  it.skipIf(collectionNames().length === 0)(
    'in the collections, where they are beside this repository, and in all of them together',
    {timeout},
    () => {
      const others = judgedIn(collections())
      expectFound(others, {least: 200, missed: 0.02})
      expectFound([...own, ...others], {least: 300, missed: 0.02})
    },
  )
})

type Judged = ReturnType<typeof judge>

function judgedIn(repositories: ReturnType<typeof collections>): Judged[] {
  return repositories.flatMap(({repository, documents}) => {
    const chosen = sample(mutantsOf(repository, documents), most)
    const before = new Set(findings(lint(repository.worldWith(new Map()))))
    return chosen.map((mutant) => judge(repository, before, mutant))
  })
}

/** `least`: so many mutants are judged. `missed`: at most this share of them is not found. */
function expectFound(judged: Judged[], limits: {least: number; missed: number}) {
  const missed = judged.filter(({isFound}) => !isFound)
  const wrong = judged.flatMap(({wrong}) => wrong)
  const byFamily = [...new Set(judged.map(({family}) => family))].map((family) => {
    const all = judged.filter((one) => one.family === family)
    return `${family} ${all.filter(({isFound}) => isFound).length}/${all.length}`
  })
  process.stdout.write(`${judged.length} mutants: ${byFamily.join(', ')}\n`)
  expect.soft(wrong).toEqual([])
  expect.soft(missed.length / judged.length, missed.map(({said}) => said).join('\n')).toBeLessThanOrEqual(limits.missed)
  expect(judged.length).toBeGreaterThan(limits.least)
}

function judge({name, texts, worldWith}: Repository, before: ReadonlySet<string>, mutant: Mutant) {
  const {family, what, change, path, line, names} = mutant
  const added = lint(worldWith(change)).filter(
    ({problem}) => !before.has(idOf(problem, (path) => whereFrom(path, change, texts))),
  )
  const said = `${name}: ${what}, which ${path}:${line} does not know`
  const isFound = added.some(({problem: {place}}) => place.path === path && place.start.line === line)
  const wrong = added.filter(({problem}) => !speaksOf(problem, names, (path) => change.get(path) ?? texts.get(path)))
  return {
    family,
    said,
    isFound,
    wrong: wrong.map(({problem}) => `${said}: ${idOf(problem)} ${problem.subject ?? ''} ${problem.reason}`),
  }
}

/** Whether a problem is about what was changed: it or the line that it stands on names it, however that is spelled. */
function speaksOf(
  {place, subject, reason}: Problem,
  names: string[],
  textOf: (path: string) => string | undefined,
): boolean {
  const line = textOf(place.path)?.split(/\r?\n/)[place.start.line - 1] ?? ''
  const said = squash(`${line} ${subject ?? ''} ${reason}`)
  return names.some((name) => said.includes(squash(name.replace(/\.md$/, ''))))
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The path that a file had before it was renamed. */
function whereFrom(path: string, change: Mutant['change'], texts: Repository['texts']): string {
  const text = change.get(path)
  const [old] = [...change].find(([from, to]) => to === undefined && texts.get(from) === text) ?? []
  return text !== undefined && !texts.has(path) && old !== undefined ? old : path
}

function findings(found: ReturnType<typeof lint>): string[] {
  return found.map(({problem}) => idOf(problem))
}

function idOf({rule, place}: Problem, pathOf = (path: string) => path): string {
  return `${rule} ${pathOf(place.path)}:${place.start.line}`
}

async function thisRepository() {
  const {config} = await readConfig(root)
  const paths = new Set(await findDocuments(root, config.documents))
  const documents = (path: string) => paths.has(path)
  return {repository: readRepository('this repository', root, documents, config.lint), documents}
}

function collections() {
  return collectionNames().map((name) => {
    const folder = join(temporaryFolder(), name)
    copyCollection(name, folder)
    execFileSync('git', ['init', '-q'], {cwd: folder})
    const documents = (path: string) => path.endsWith('.md')
    return {repository: readRepository(name, folder, documents), documents}
  })
}
