import {accessSync, constants, readFileSync, statSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import picomatch from 'picomatch'
import type {Facts, FactReader, FactReading} from '../fact.ts'
import type {Problem} from '../model.ts'
import {digest} from '../util/digest.ts'
import {factsOf} from './facts-of.ts'
import {filesOf} from './files-of.ts'
import {headingRenames, type PageReader} from './history/heading-renames.ts'
import {renamesIn} from './history/read-history.ts'
import {isTest} from './is-test.ts'
import {listFiles} from './list-files.ts'
import {readReference} from './programs/read-reference.ts'
import {readers as all} from './readers/index.ts'
import {repositoryOf} from './repository-of.ts'
import {unreadableFacts} from './unreadable-facts.ts'

export interface GatherRequest {
  /** Absolute path of the project. */
  root: string
  /** Globs of files that no facts are read from. */
  exclude: string[]
  /** Program → the file that says which commands and flags it has. */
  programs?: Record<string, string>
  /** Understands what a page was. Default: nobody does, and nothing is known of headings that were renamed. */
  pageOf?: PageReader
  /** Default: all but those that read on demand. */
  readers?: FactReader[]
  /** Finds what the files say, for some of them from what was kept. Default: reads them all. */
  remember?: (paths: string[], read: (path: string) => FactReading) => FactReading[]
  /** Told before anything is looked at that the fingerprint of the facts does not cover. */
  onLook?: (look: Look) => void
}

/** A look beyond the list of files and what was read from them. */
export type Look =
  /** At the text of a file, or whether a path that git does not list is a file or a folder. */
  {at: 'text' | 'kind'; path: string} | {at: 'history'}

export interface Gathered {
  facts: Facts
  problems: Problem[]
  /** A text that is another one when the files, or what was read from them, are others. */
  fingerprint: () => string
}

const always = all.filter(({onDemand}) => !onDemand)

/** Facts are written by hand; what is larger is data. */
const limitMiB = 10

/** Everything that the files of a repository say, without running anything of it. Never throws for what it finds. */
export function gatherFacts(request: GatherRequest): Gathered {
  const {root, exclude, programs = {}, readers = always, pageOf, onLook} = request
  const {remember = (paths, read) => paths.map(read)} = request
  const listed = listFiles(root)
  const textAt = (path: string) => textOf(join(root, path))
  const isExcluded = exclude.length === 0 ? () => false : picomatch(exclude, {dot: true})
  const wanted = listed.paths.filter(
    (path) => !isExcluded(path) && !isTest(path) && readers.some((reader) => reader.takes(path)),
  )
  const readings = remember(wanted, (path) => {
    const text = textAt(path)
    return text === undefined ? {facts: [], problems: unread(root, path)} : readFacts(path, text, readers)
  })
  const references = Object.entries(programs).map(([program, path]) => readProgram(program, path, textAt(path)))
  const repository = repositoryOf(root)
  const below = repository ? relative(repository.root, root).replaceAll(sep, '/') : ''
  const {paths, ignores, history} = listed
  const files = filesOf({
    paths,
    ignores,
    isOnDisk: (path) => {
      onLook?.({at: 'kind', path})
      return kindOf(join(root, path))
    },
    ...(history && {renames: () => renamesIn(history())}),
    ...(history && pageOf && {renamedHeading: headingRenames({root, history, pageOf, textOf: textAt})}),
  })
  const facts = [...readings, ...references].flatMap(({facts}) => facts)
  return {
    facts: factsOf({
      files: {
        ...files,
        renamedTo: (path) => {
          onLook?.({at: 'history'})
          return files.renamedTo(path)
        },
        renamedHeading: (path, anchor) => {
          onLook?.({at: 'history'})
          return files.renamedHeading(path, anchor)
        },
      },
      facts,
      textOf: (path) => {
        onLook?.({at: 'text', path})
        return textAt(path)
      },
      ...(repository && {repository}),
      below: below === '' ? '' : `${below}/`,
    }),
    problems: [...listed.problems, ...[...readings, ...references].flatMap(({problems}) => problems)],
    fingerprint: () => digest(JSON.stringify([paths, ignores, facts, repository, below])),
  }
}

/** What the readers find in the text of a file. */
export function readFacts(path: string, text: string, readers: FactReader[] = all): FactReading {
  const readings = readers
    .filter(({takes, mayHold}) => takes(path) && (!mayHold || mayHold(text)))
    .map((reader) => reader.read(path, text))
  return {facts: readings.flatMap(({facts}) => facts), problems: readings.flatMap(({problems}) => problems)}
}

function readProgram(program: string, path: string, text: string | undefined): FactReading {
  const facts = text === undefined ? [] : readReference(program, path, text)
  if (facts.length > 0) return {facts, problems: []}
  const found = text === undefined ? 'path that leads to no file' : `file without a command or flag of \`${program}\``
  return {facts, problems: [unreadableFacts(path, text ?? '', `${found}, expected the reference of \`${program}\``)]}
}

/** The text of a file of reasonable size; undefined where it is none, is binary or cannot be read. */
function textOf(path: string): string | undefined {
  try {
    const stat = statSync(path)
    if (!stat.isFile() || stat.size > limitMiB * 1024 * 1024) return undefined
    const bytes = readFileSync(path)
    if (bytes.includes(0)) return undefined
    return bytes.toString('utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

/** What keeps a file from being read that is one; binary ones hold no facts. */
function unread(root: string, path: string): Problem[] {
  try {
    const stat = statSync(join(root, path))
    if (!stat.isFile()) return []
    accessSync(join(root, path), constants.R_OK)
    if (stat.size <= limitMiB * 1024 * 1024) return []
    const found = `file of ${(stat.size / 1024 / 1024).toFixed(1)} MiB, expected at most ${limitMiB} MiB to read facts from`
    return [unreadableFacts(path, '', found)]
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    // A link that leads nowhere is a file that is not there.
    if (code === 'ENOENT' || code === 'ELOOP') return []
    return [unreadableFacts(path, '', `file that cannot be read (${code ?? 'unknown'}), expected a text`)]
  }
}

/** What a path leads to on the disk. */
export function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const there = statSync(path, {throwIfNoEntry: false})
    return there && (there.isDirectory() ? 'folder' : 'file')
  } catch {
    return undefined
  }
}
