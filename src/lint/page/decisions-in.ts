import {dirname} from 'node:path/posix'
import {type DecisionFacts, isDecision, readDecision, recordFinder} from '../../decisions/index.ts'
import type {PageOutline, Span} from '../../page.ts'
import type {WholeWorld} from '../../rule.ts'

/** A decision record, and what it says of itself. */
export interface DecisionRecord {
  page: PageOutline
  says: DecisionFacts
  lines: string[]
}

/** The decision records of a folder. */
export interface DecisionLog {
  folder: string
  records: DecisionRecord[]
  /** The record that another names by file name, number or title. */
  find: (reference: string) => DecisionRecord | undefined
}

const known = new WeakMap<WholeWorld, DecisionLog[]>()

/** The decision records of a project, folder by folder. */
export function decisionsIn(world: WholeWorld): DecisionLog[] {
  const logs = known.get(world) ?? findDecisions(world)
  known.set(world, logs)
  return logs
}

function findDecisions({pages, facts}: WholeWorld): DecisionLog[] {
  const folders = new Map<string, DecisionRecord[]>()
  for (const page of pages.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!isDecision(page.path) && !isMadr(page)) continue
    const {path, title, frontMatter} = page
    const text = facts.textOf(path) ?? ''
    const folder = dirname(path)
    const record = {page, says: readDecision({path, title, frontMatter, text}), lines: text.split(/\r\n|\n|\r/)}
    folders.set(folder, [...(folders.get(folder) ?? []), record])
  }
  return [...folders].map(([folder, records]) => {
    const find = recordFinder(records.map(({page: {path, title}, says: {number}}) => ({path, title, number})))
    return {folder, records, find: (reference) => records[find(reference) ?? -1]}
  })
}

/** The front matter of MADR, on a page that is numbered. */
function isMadr({path, frontMatter}: PageOutline): boolean {
  return ['decision-makers', 'deciders'].some((name) => name in frontMatter) && /(?:^|\/)\d{3,6}-[^/]*$/.test(path)
}

/** Where a record speaks of something on top; its first line where it does not. */
export function lineWith({lines}: DecisionRecord, pattern: RegExp): Span {
  const index = lines.slice(0, 80).findIndex((line) => pattern.test(line))
  const row = Math.max(index, 0)
  const match = pattern.exec(lines[row] ?? '')
  const column = (match?.index ?? 0) + 1
  const line = row + 1
  return {start: {line, column}, end: {line, column: column + (match?.[0].length ?? 0)}}
}
