import {execFileSync} from 'node:child_process'
import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {FactReading} from '../../src/fact.ts'
import {factsOf, filesOf, isTest, readers, readFacts as read, readReference} from '../../src/facts/index.ts'
import type {LintSettings} from '../../src/config.ts'
import {kinds} from '../../src/kinds/index.ts'
import {outlineOf} from '../../src/lint/index.ts'
import type {Page, PageOutline} from '../../src/page.ts'
import {pageOf} from '../../src/parse/index.ts'
import type {WholeWorld} from '../../src/rule.ts'
import {defaultLintSettings} from '../../src/util/default-lint-settings.ts'

/** What becomes of some files: their new text; undefined: they are gone. */
export type Change = ReadonlyMap<string, string | undefined>

/** A repository in memory, which can be had with a change at the price of that change. */
export interface Repository {
  name: string
  /** Text of every file that is one, by path. */
  texts: ReadonlyMap<string, string>
  worldWith: (change: Change) => WholeWorld
}

const limitBytes = 1024 * 1024

/** Reads a folder: what git tracks, or, without git, all of it. `documents`: the pages that are judged. */
export function readRepository(
  name: string,
  root: string,
  documents: (path: string) => boolean,
  lint?: LintSettings,
): Repository {
  const texts = new Map<string, string>()
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', words, {cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28}).split('\0')
  const paths = listed.filter((path) => path !== '' && isFile(join(root, path)))
  for (const path of paths) {
    const bytes = readFileSync(join(root, path))
    if (bytes.length <= limitBytes && !bytes.includes(0)) texts.set(path, bytes.toString('utf8').replace(/^\uFEFF/, ''))
  }
  const readings = new Map<string, FactReading>()
  const pages = new Map<string, {page: Page; outline: PageOutline}>()
  for (const [path, text] of texts) {
    readings.set(path, readFacts(path, text))
    if (isMarkdown(path)) pages.set(path, understand(path, text))
  }
  const ignores = Object.fromEntries(
    [...texts]
      .filter(([path]) => /(?:^|\/)\.gitignore$/.test(path))
      .map(([path, text]) => [path.replace(/\/?\.gitignore$/, ''), text]),
  )
  const references = (textOf: (path: string) => string | undefined) =>
    Object.entries(lint?.programs ?? {}).flatMap(([program, path]) => readReference(program, path, textOf(path) ?? ''))
  const worldWith = (change: Change): WholeWorld => {
    const kept = <Value>(map: ReadonlyMap<string, Value>, make: (path: string, text: string) => Value | undefined) => {
      const after = new Map(map)
      for (const [path, text] of change) {
        const value = text === undefined ? undefined : make(path, text)
        if (value === undefined) after.delete(path)
        else after.set(path, value)
      }
      return after
    }
    const textOf = (path: string) => (change.has(path) ? change.get(path) : texts.get(path))
    const allPages = kept(pages, (path, text) => (isMarkdown(path) ? understand(path, text) : undefined))
    const own = [...allPages.values()].filter(({page}) => documents(page.path))
    const added = [...change].filter(([, text]) => text !== undefined).map(([path]) => path)
    const left = [...paths.filter((path) => !change.has(path)), ...added]
    return {
      facts: factsOf({
        files: filesOf({paths: left, ignores}),
        facts: [...kept(readings, readFacts).values()].flatMap(({facts}) => facts).concat(references(textOf)),
        textOf,
      }),
      pages: own.map(({outline}) => outline),
      pageOf: (path) => allPages.get(path)?.outline,
      judged: own.map(({page}) => page),
      unmetOn: () => [],
      settings: lint ?? defaultLintSettings,
      today: '2026-11-28',
    }
  }
  return {name, texts, worldWith}
}

function understand(path: string, text: string): {page: Page; outline: PageOutline} {
  const page = pageOf({path, text}, kinds)
  return {page, outline: outlineOf(page, text)}
}

const always = readers.filter(({onDemand}) => !onDemand)

function readFacts(path: string, text: string): FactReading {
  return isTest(path) ? {facts: [], problems: []} : read(path, text, always)
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|mdx|markdown|md\.erb)$/.test(path)
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
