import type {JsonObject} from '../model.ts'

/** What a decision record says of itself. */
export interface DecisionFacts {
  number?: number
  /** One word, lower case, as `accepted`; undefined where the record does not say. */
  status?: string
  /** `YYYY-MM-DD` */
  date?: string
  /** Records as they are named there: a number (`3`), a file name or a title. */
  supersedes: string[]
  supersededBy: string[]
}

/** A decision record as a file: its front matter as far as it was read, and all of its text. */
export interface DecisionSource {
  path: string
  title: string
  frontMatter: JsonObject
  text: string
}

/**
 * What a decision record says of itself, in front matter (MADR 3 and later) or in its text (`* Status: accepted`, or a
 * `## Status` section as Nygard's have it); front matter counts first.
 */
export function readDecision({path, title, frontMatter, text}: DecisionSource): DecisionFacts {
  const said = saidInText(text)
  const status = [...values(frontMatter['status']), ...said.status]
  const superseding = [...values(frontMatter['supersedes']), ...said.supersedes]
  const superseded = ['superseded-by', 'superseded_by', 'supersededBy'].flatMap((name) => values(frontMatter[name]))
  const inStatus = status.map((line) => /\b(super[sc]ee?ded\s+by|super[sc]ee?des)\b(.*)$/i.exec(line) ?? [])
  for (const [, verb, rest] of inStatus) {
    if (verb) (/by$/i.test(verb) ? superseded : superseding).push(rest ?? '')
  }
  return {
    number: numberOf(path, title),
    status: status.map(statusWord).find(Boolean),
    date: [...values(frontMatter['date']), ...said.date].map(day).find(Boolean),
    supersedes: references(superseding),
    supersededBy: references([...superseded, ...said.supersededBy]),
  }
}

interface Said {
  status: string[]
  date: string[]
  supersedes: string[]
  supersededBy: string[]
}

/** Metadata stands on top; nobody reads on for it. */
const topLines = 80
const longestLine = 500

/** What the first lines of a text say, before the second heading, and in a section that is called `Status`. */
function saidInText(text: string): Said {
  const said: Said = {status: [], date: [], supersedes: [], supersededBy: []}
  let section = ''
  let fence: string | undefined
  for (const line of bodyLines(text)) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark !== undefined) fence = fence === undefined ? mark : line.trim().startsWith(fence) ? undefined : fence
    if (fence !== undefined || mark !== undefined) continue
    const heading = /^ {0,3}#{2,6}\s+(.*?)[\s#]*$/.exec(line)
    if (heading) section = heading[1]!.trim().toLowerCase()
    else if (section === 'status' && line.trim() !== '') said.status.push(line.trim())
    else if (section === 'date' && line.trim() !== '') said.date.push(line.trim())
    else if (section === '') noteField(said, line)
  }
  return said
}

function bodyLines(text: string): string[] {
  const head = text.slice(0, topLines * longestLine)
  const body = head.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, '')
  return body
    .split(/\r\n|\n|\r/)
    .slice(0, topLines)
    .map((line) => line.slice(0, longestLine))
}

const fields: [RegExp, keyof Said][] = [
  [/^status$/, 'status'],
  [/^(?:date|decided|deciders? date)$/, 'date'],
  [/^super[sc]ee?des$/, 'supersedes'],
  [/^super[sc]ee?ded[ -]by$/, 'supersededBy'],
]

/** `* Status: accepted`, `**Date:** 2020-01-01`, `| Status | accepted |` */
function noteField(said: Said, line: string): void {
  const plain = line.replace(/[*_]/g, ' ').replace(/^[\s>+|-]+/, '')
  const [, name, value] = /^([a-z][a-z -]{2,20}?)\s*[:|](.*)$/i.exec(plain) ?? []
  const field = fields.find(([pattern]) => pattern.test((name ?? '').trim().toLowerCase()))?.[1]
  if (field && value) said[field].push(value.replace(/\|\s*$/, '').trim())
}

/** The texts of a field that may hold one, or a list. */
function values(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 50) : [value]
  return list
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).slice(0, 500))
}

/** The word of a status; a template that lists all of them says none. */
function statusWord(text: string): string | undefined {
  const word = /^[\s*_~`"']*(on[ -]hold|in[ -]progress|[a-z]{3,20})\b/i
    .exec(text.replace(/^!?\[/, ''))?.[1]
    ?.toLowerCase()
  if (word === undefined || /^\W*\w+\W*\|/.test(text)) return undefined
  return word.replace(/^super[sc]ee?ded$/, 'superseded').replace(/[ -]/, ' ')
}

function day(text: string): string | undefined {
  const [found] = /\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/.exec(text) ?? []
  return found
}

/** The records that a text names: by link, file name, `ADR-12`, or number; else the whole text is a title. */
function references(texts: string[]): string[] {
  const found = texts.flatMap((text) => {
    const links = [...text.matchAll(/\]\(\s*<?([^()\s<>]{1,200})/g)].map(([, target]) => fileName(target!))
    if (links.length > 0) return links
    const names = text.match(/[\w.-]{1,120}\.mdx?\b/gi)
    if (names) return names.map(fileName)
    const slug = /^\s*["'`]?(\d{1,6}-[\w-]{1,120})["'`]?\s*$/.exec(text)?.[1]
    if (slug) return [slug]
    const numbers = text.match(/\b(?:ADR[ -]?)?\d{1,6}\b/gi)
    if (numbers) return numbers.map((number) => String(Number(number.replace(/\D/g, ''))))
    return text.trim() ? [text.trim()] : []
  })
  return [...new Set(found)].slice(0, 50)
}

function fileName(target: string): string {
  return (
    target
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  ).replace(/\.mdx?$/i, '')
}

function numberOf(path: string, title: string): number | undefined {
  const [, number] =
    /^(?:adr[-_ ]?)?0*(\d{1,6})(?!\d)/i.exec(path.split('/').at(-1) ?? '') ??
    /^(?:ADR[ -]?)?0*(\d{1,6})[.:]/i.exec(title) ??
    []
  return number === undefined ? undefined : Number(number)
}
