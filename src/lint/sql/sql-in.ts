import type {Page, PageFence, Span} from '../../page.ts'
import {commandsIn} from '../shell/commands-in.ts'

/** SQL that a page shows, and how its stretches are placed. */
export interface SqlText {
  text: string
  placeOf: (start: number, end: number) => Span
}

const known = new WeakMap<Page, readonly SqlText[]>()

/** The SQL of a page: in SQL blocks, as the query of a check, and as the command that is handed to psql, mysql or sqlite3. */
export function sqlIn(page: Page): readonly SqlText[] {
  const found = known.get(page) ?? [...page.fences.flatMap(inFence), ...inCommands(page)]
  known.set(page, found)
  return found
}

const languages = /^(?:sql|psql|pgsql|plpgsql|postgres|postgresql|mysql|sqlite)$/i

function inFence(fence: PageFence): SqlText[] {
  // A console: what it prints looks like SQL to nobody.
  if (languages.test(fence.language)) return /^\s*\S*[=-][#>] /m.test(fence.text) ? [] : [part(fence, 0, fence.text)]
  if (fence.language !== 'check' || !/^\s*sql\b/.test(fence.meta)) return []
  const query = /^([ \t]*(?:- +)?)query:[ \t]*(?:[|>][-+\d]*[ \t]*$)?/m.exec(fence.text)
  if (!query) return []
  const from = query.index + query[0].length
  const indent = query[1]!.length
  const lines = fence.text.slice(from).split('\n')
  const end = lines.findIndex((line, index) => index > 0 && line.trim() !== '' && line.search(/\S/) <= indent)
  const value = (end === -1 ? lines : lines.slice(0, end)).join('\n')
  const quoted = /^(["'])[\s\S]*\1\s*$/.test(value) ? ` ${value.trimEnd().slice(1, -1)}` : value
  return [part(fence, from, quoted)]
}

function part({text, line, columns}: PageFence, from: number, sql: string): SqlText {
  const pointAt = (offset: number) => {
    const before = text.slice(0, offset).split('\n')
    return {
      line: line + before.length - 1,
      column: (columns[before.length - 1] ?? 1) + before.at(-1)!.length,
    }
  }
  return {text: sql, placeOf: (start, end) => ({start: pointAt(from + start), end: pointAt(from + end)})}
}

const clients: Record<string, RegExp> = {
  psql: /^(?:-[a-zA-Z]*c|--command)$/,
  mysql: /^(?:-e|--execute)$/,
  mariadb: /^(?:-e|--execute)$/,
}

function inCommands(page: Page): SqlText[] {
  return commandsIn(page).flatMap(({words}) => {
    const at = words.findIndex(({text}) => Object.hasOwn(clients, text.replace(/^.*\//, '')))
    const option = clients[words[at]?.text.replace(/^.*\//, '') ?? '']
    if (!option) return []
    return words.slice(at + 1).flatMap((word, index, rest): SqlText[] => {
      if (index === 0 || !option.test(rest[index - 1]!.text)) return []
      const {text, start, end} = word
      // Exact where the word is written as it is read, between two quotes.
      const isPlain = start.line === end.line && end.column - start.column === text.length + 2
      const placeOf = (from: number, to: number): Span =>
        isPlain
          ? {
              start: {line: start.line, column: start.column + 1 + from},
              end: {line: start.line, column: start.column + 1 + to},
            }
          : {start, end}
      return [{text, placeOf}]
    })
  })
}
