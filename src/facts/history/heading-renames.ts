import type {Files, RenamedHeading} from '../../fact.ts'
import type {Page} from '../../page.ts'
import {gitTexts} from '../git.ts'
import {fragmentAfter, type PageVersion} from './heading-after.ts'
import type {FileChange} from './read-history.ts'

/** Understands the text of a page. */
export type PageReader = (source: {path: string; text: string}) => Page

interface Sources {
  root: string
  history: () => readonly FileChange[]
  pageOf: PageReader
  /** The text that a file has now. */
  textOf: (path: string) => string | undefined
}

/** A text that a page had, understood when that is asked for. */
interface PageText {
  /** Its lines, nothing but letters and digits. */
  letters: () => string[]
  version: () => PageVersion
}

/** What a commit did to a page, or what was done since the last one. */
interface PageChange {
  commit?: string
  before: PageText
  after: PageText
}

/** How many pages are asked about, how many changes of each, and how long a text may be. */
const limits = {pages: 50, changes: 100, characters: 2 ** 20}

/** Finds what headings were renamed to. Each page that is asked about costs one process. */
export function headingRenames(sources: Sources): Files['renamedHeading'] {
  const known = new Map<string, PageChange[]>()
  return (path, anchor) => {
    if (!known.has(path) && known.size < limits.pages) known.set(path, changesOf(path, sources))
    return follow(anchor, known.get(path) ?? [])
  }
}

/** Follows a heading from the last change that took its fragment away to what it is now; `changes`: the newest first. */
function follow(anchor: string, changes: readonly PageChange[]): RenamedHeading | undefined {
  let found: RenamedHeading | undefined
  let now = anchor
  for (let at = changes.findIndex((change) => takesAway(now, change)); at !== -1;) {
    const {before, after, commit} = changes[at]!
    const next = fragmentAfter(now, before.version(), after.version())
    if (next === undefined) return undefined
    now = next
    found = {anchor: now, ...(commit !== undefined && {commit})}
    at = changes.slice(0, at).findLastIndex((change) => takesAway(now, change))
  }
  return found
}

function takesAway(anchor: string, {before, after}: PageChange): boolean {
  // Most changes are told by their lines to be about something else, which is quicker than to understand the page.
  const [word] = anchor.split(/[^\p{L}\p{N}]+/u).toSorted((a, b) => b.length - a.length)
  const linesOf = ({letters}: PageText) => letters().filter((line) => line.includes(word!.toLowerCase()))
  if (linesOf(before).join('\n') === linesOf(after).join('\n')) return false
  return before.version().anchors.includes(anchor) && !after.version().anchors.includes(anchor)
}

function textOfPage(path: string, written: string, pageOf: PageReader): PageText {
  const text = written.normalize('NFC')
  const lines = text.split(/\r\n|\n|\r/)
  let letters: string[] | undefined
  let version: PageVersion | undefined
  return {
    letters: () => (letters ??= lines.map((line) => line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))),
    version: () => (version ??= versionOf(pageOf({path, text}), lines)),
  }
}

/** The changes of a page, the newest first, as far back as the history goes and the page is followed. */
function changesOf(path: string, {root, history, pageOf, textOf}: Sources): PageChange[] {
  const understood = (text: string) => textOfPage(path, text, pageOf)
  const commits = commitsOf(path, history())
  const head = `HEAD:./${path}`
  const texts = new Map<string, PageText>()
  for (const [name, text] of gitTexts(root, [head, ...commits.flatMap(({before, after}) => [before, after])]))
    if (text.length <= limits.characters) texts.set(name, understood(text))
  const last = texts.get(head)
  const text = textOf(path)
  const uncommitted = last && text !== undefined && text.length <= limits.characters
  return [
    ...(uncommitted ? [{before: last, after: understood(text)}] : []),
    ...commits.flatMap(({commit, ...change}) => {
      const [before, after] = [texts.get(change.before), texts.get(change.after)]
      return before && after ? [{commit, before, after}] : []
    }),
  ]
}

/** The commits that changed a page, through its renames. */
function commitsOf(path: string, history: readonly FileChange[]): (FileChange & {before: string})[] {
  const commits: (FileChange & {before: string})[] = []
  let at = path
  for (const change of history) {
    if (change.to !== at) continue
    const {before, from} = change
    if (before === undefined || commits.length === limits.changes) break
    commits.push({...change, before})
    at = from
  }
  return commits
}

function versionOf({headings, anchors}: Page, lines: string[]): PageVersion {
  return {headings, anchors, lines}
}
