import type {Page, PageFence, Span} from '../../page.ts'
import {commandsIn} from '../shell/commands-in.ts'
import {localsOf} from './locals-of.ts'

/** A variable of the environment that a page names, where that can be told from a constant. */
export interface NamedVariable extends Span {
  name: string
  /** What it is listed with: a table, a list, a block. Where one of them is known to be a variable, all are. Undefined: it is said to be one. */
  among?: string
}

const known = new WeakMap<Page, readonly NamedVariable[]>()

/** The variables of the environment that a page names; not those that its own commands set and use. */
export function namedVariables(page: Page): readonly NamedVariable[] {
  const found = known.get(page) ?? find(page)
  known.set(page, found)
  return found
}

function find(page: Page): NamedVariable[] {
  const locals = localsOf(page)
  return [...inCode(page), ...page.fences.flatMap(inFence), ...inCommands(page)].filter(({name}) => !locals.has(name))
}

/** A name with a part to it: `PORT` alone may be anything. */
const plain = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/
const saysBefore =
  /(?:\b(?:set|sets|setting|export|unset|define|override)|\benv(?:ironment)?[ -]?var(?:iable)?s?|\bvariables?)(?: the| your)?[ :]+$/i
const saysBehind =
  /^ (?:(?:is|are|was|were|must be|to be|be|has been) (?:not |correctly |un)?set\b|env(?:ironment)?[ -]?var(?:iable)?s?\b|variables?\b)/i

function inCode({codes, prose, headings}: Page): NamedVariable[] {
  const starts = new Map(prose.map((piece) => [`${piece.start.line}:${piece.start.column}`, piece.text]))
  const ends = new Map(prose.map((piece) => [`${piece.end.line}:${piece.end.column}`, piece.text]))
  let [group, line] = [0, -10]
  return codes.flatMap(({text, start, end, inLink}) => {
    const name = plain.exec(text)?.[0]
    if (name === undefined || inLink || headings.some((heading) => heading.start.line === start.line)) return []
    const span = {name, start, end}
    const before = ends.get(`${start.line}:${start.column}`)
    const behind = starts.get(`${end.line}:${end.column}`)
    if (saysBefore.test(before ?? '') || saysBehind.test(behind ?? '')) return [span]
    // The first of its line: a row of a table, an item of a list.
    if (before !== undefined && !/\n\s*$/.test(before)) return []
    if (start.line - line > 3) group++
    line = start.line
    return [{...span, among: `code ${group}`}]
  })
}

const settings = /^(?:env|dotenv|ini|properties|)$/i
const shells = /^(?:sh|bash|shell|zsh)$/i
const setting = /^[ \t]*(?:#[ \t]?)?(?:export[ \t]+)?([A-Z][A-Z0-9_]+)[ \t]*=/

/** `NAME=value`, in a block that holds nothing else. */
function inFence({language, text, line, columns, start}: PageFence): NamedVariable[] {
  if (!settings.test(language) && !shells.test(language)) return []
  const lines = text.split('\n')
  if (!lines.every((one) => /^\s*(?:#|;|\[|$)/.test(one) || setting.test(one))) return []
  return lines.flatMap((one, index) => {
    const name = setting.exec(one)?.[1]
    if (name === undefined || /^\s*#/.test(one)) return []
    const column = columns[index]! + one.indexOf(name)
    const at = {line: line + index, column}
    return [{name, among: `fence ${start.line}`, start: at, end: {...at, column: column + name.length}}]
  })
}

/** Programs that are the repository's own, or that hand on what they are given to it. */
const ownPrograms =
  /^(?:npm|pnpm|yarn|bun|node|deno|python3?|ruby|go|cargo|make|just|task|docker|docker-compose|podman|\.{1,2}\/.*|[\w-]+\/.*)$/

function inCommands(page: Page): NamedVariable[] {
  return commandsIn(page).flatMap(({words, assignments, fence}) => {
    const program = words[0]?.text ?? ''
    const isExport = program === 'export'
    if (!isExport && !ownPrograms.test(program)) return []
    return assignments
      .filter(({name}) => plain.test(name))
      .map(({name, at: {start}}) => {
        const end = {...start, column: start.column + name.length}
        const among = `set ${fence?.start.line ?? `${start.line}:`}`
        return {name, start, end, ...(isExport && {among})}
      })
  })
}
