import type {PageOutline, Span} from '../page.ts'
import type {WholeWorld} from '../rule.ts'
import {isDay} from '../util/is-day.ts'
import {quote} from '../util/describe.ts'
import {markdownEnding} from '../util/markdown-files.ts'

/** A finding that a text asks to be ignored, and where it stands. */
export interface Ignore extends Span {
  path: string
  /** As written; empty where none can be made out. */
  rules: string[]
  /** `YYYY-MM-DD`, judged only where nothing is at fault. */
  until: string
  /** What is wrong with how it is written. */
  fault?: string
  covers: Span
}

/** What texts ask to be ignored: comments of pages and their front matter, and comments of other files that `found` or alerts name. */
export function findIgnores({pages, pageOf, facts}: WholeWorld, found: ReadonlySet<string>): Ignore[] {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const others = new Set([...found, ...facts.all('alert').map(({path}) => path)])
  for (const path of others) {
    const page = byPath.has(path) || !markdownEnding.test(path) ? undefined : pageOf(path)
    if (page) byPath.set(path, page)
  }
  return [
    ...[...byPath.values()].flatMap(inPage),
    ...[...others].filter((path) => !byPath.has(path)).flatMap((path) => inText(path, facts.textOf(path) ?? '', 1)),
  ]
}

/** What a comment begins with that asks for something to be ignored. */
export const ignoreMark = 'proofbook-ignore'

function inPage({path, ignores, frontMatterText}: PageOutline): Ignore[] {
  return [
    ...(frontMatterText?.includes(ignoreMark) ? inText(path, frontMatterText, 2) : []),
    ...ignores.map(({text, start, end, covers}) => ({path, start, end, covers, ...readIgnore(text)})),
  ]
}

/** Comments of one line; they speak of their own line, and where nothing else stands there, of the next one that says something. */
function inText(path: string, text: string, firstLine: number): Ignore[] {
  if (!text.includes(ignoreMark)) return []
  const lines = text.split(/\r\n|\n|\r/)
  return lines.flatMap((line, index) => {
    const comment = /(?:^|\s)(#|\/\/|--|;)[ \t]*(proofbook-ignore\b.*)$/.exec(line)
    if (!comment) return []
    const column = comment.index + comment[0].indexOf(comment[1]!) + 1
    let last = index
    if (line.slice(0, column - 1).trim() === '')
      do last++
      while (last < lines.length - 1 && /^\s*(?:(?:#|\/\/|--|;).*)?$/.test(lines[last]!))
    const at = (line: number, column: number) => ({line: firstLine + line, column})
    const covers = {start: at(index, 1), end: at(last, (lines[last]?.length ?? 0) + 2)}
    const span = {start: at(index, column), end: at(index, line.length + 1), covers}
    return [{path, ...span, ...readIgnore(comment[2]!.trim())}]
  })
}

/** `proofbook-ignore rule, rule until 2026-12-31: reason` */
function readIgnore(text: string): Pick<Ignore, 'rules' | 'until' | 'fault'> {
  const [, names = '', until = '', reason = ''] =
    /^(.*?)(?:(?<=\s)until\s+([^\s:]+)\s*:?(.*))?$/s.exec(text.slice(ignoreMark.length)) ?? []
  const rules = names
    .replace(/:.*$/s, '')
    .split(/[\s,]+/)
    .filter(Boolean)
  const fault = faultOf(rules, until, reason)
  return {rules, until, ...(fault !== undefined && {fault})}
}

function faultOf(rules: string[], until: string, reason: string): string | undefined {
  if (rules.length === 0) return 'Unexpected ignore of nothing, expected the names of rules'
  if (until === '') return 'Unexpected ignore for ever, expected `until` and a day'
  if (!isDay(until)) return `Unexpected ${quote(until)}, expected a day of the calendar`
  if (reason.trim() === '') return 'Unexpected ignore without a reason, expected one behind the day'
  return undefined
}
