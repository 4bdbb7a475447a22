import type {Flaw} from './predicate.ts'
import {quote} from '../util/describe.ts'
import {remember} from './remember.ts'

/** The steps of a path into an observation, or what is wrong with it. */
export type ParsedPath = {keys: (string | number)[]; flaw?: undefined} | {keys?: undefined; flaw: Flaw}

const url = 'docs/language.md#predicates'
const rule = 'unknown-path'

/**
 * Reads a path: names with `.` between them, `[0]` for items, `["odd.key"]` for names that hold one of `.[]"`.
 * `rows.0.name` and `rows[0].name` are the same. Never throws.
 */
export const parsePath: (path: string) => ParsedPath = remember(2000, parse)

function parse(path: string): ParsedPath {
  const keys: (string | number)[] = []
  const token = /(?<name>[^.[\]"]+)|\[(?<index>\d{1,15})\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]/y
  let at = 0
  while (at < path.length || keys.length === 0) {
    const dot = keys.length > 0 && path[at] === '.'
    token.lastIndex = dot ? at + 1 : at
    const groups = token.exec(path)?.groups
    const named = groups?.name !== undefined
    if (!groups || (keys.length > 0 && dot !== named)) return {flaw: flawAt(path, at)}
    const name = groups.quoted === undefined ? groups.name : unquoted(groups.quoted)
    if (groups.index === undefined && name === undefined) return {flaw: flawAt(path, at)}
    keys.push(groups.index === undefined ? name! : Number(groups.index))
    at = token.lastIndex
  }
  return {keys}
}

function flawAt(path: string, at: number): Flaw {
  if (path === '') return {reason: 'Unexpected empty path, expected one such as `json.rows[0].name`', url, rule}
  const rest = path.slice(at)
  const where = at === 0 ? quote(path) : `${quote(rest)} after ${quote(path.slice(0, at))}`
  const reason = `Unexpected ${where}, expected a name, \`[0]\` or \`["odd.key"]\``
  if (/^\.?\[?\*\]?/.test(rest))
    return {reason, hint: '`{every: …}` and `{some: …}` look at all items of a list', url, rule}
  if (/^\['[^']*'\]/.test(rest)) return {reason, hint: 'quote it with `"`', url, rule}
  if (/^\[-\d+\]/.test(rest)) return {reason, hint: 'items are counted from 0', url, rule}
  return {reason, url, rule}
}

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string
  } catch {
    return undefined
  }
}
