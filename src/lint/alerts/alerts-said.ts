import {isAlertName} from '../../alerts/index.ts'
import type {Page, PageCode, Span} from '../../page.ts'
import {namedAlerts} from './alerts-in.ts'

/** An alert that a page names, and where. */
export interface AlertSaid extends Span {
  name: string
}

/**
 * The alerts that a page names without a doubt: in its front matter; and as inline code that looks like a name, in a column of a table
 * that is headed `Alert`, or at the start of an item of a list below a heading that says `Alerts` and little else.
 */
export function alertsSaid(page: Page, text: string | undefined): AlertSaid[] {
  const said = inFrontMatter(page)
  const codes = page.codes.filter(({text}) => isAlertName(text))
  if (codes.length === 0 || text === undefined) return said
  const lines = text.split(/\r\n|\n|\r/)
  return [...said, ...codes.filter((code) => isInColumn(code, lines) || isInList(code, lines, page)).map(toSaid)]
}

function toSaid({text, start, end}: PageCode): AlertSaid {
  return {name: text, start, end}
}

function inFrontMatter({frontMatter, frontMatterText}: Page): AlertSaid[] {
  const names = namedAlerts(frontMatter).filter((name) => /^[\p{L}\p{N}_ .:-]+$/u.test(name))
  const lines = frontMatterText?.split(/\r\n|\n|\r/) ?? []
  const first = lines.findIndex((line) => /^["']?alerts["']?\s*:/.test(line))
  if (first === -1) return []
  return names.map((name) => {
    const found = lines.findIndex((line, at) => at >= first && columnOf(line, name) > 0)
    const line = (found === -1 ? first : found) + 2
    const column = found === -1 ? 1 : columnOf(lines[found]!, name)
    return {name, start: {line, column}, end: {line, column: column + name.length}}
  })
}

const letter = /[\p{L}\p{N}_-]/u

/** The column at which a line has a name as a word of its own; 0 where it has not. */
function columnOf(line: string, name: string): number {
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1))
    if (!letter.test(line[at - 1] ?? '') && !letter.test(line[at + name.length] ?? '')) return at + 1
  return 0
}

const cellBar = /(?<!\\)\|/

/** The code stands in a cell whose column is headed `Alert`, `Alerts`, `Alert name` or `alertname`. */
function isInColumn({start}: PageCode, lines: string[]): boolean {
  const row = lines[start.line - 1] ?? ''
  if (!row.includes('|')) return false
  let rule = start.line - 2
  while (rule > 0 && lines[rule]!.includes('|') && !/^[\s>]*\|?[\s:|-]+$/.test(lines[rule]!)) rule--
  if (rule < 1 || !/^[\s>]*\|?[\s:|-]*-[\s:|-]*$/.test(lines[rule]!) || !lines[rule]!.includes('|')) return false
  const column = cellsOf(row.slice(0, start.column - 1)).length - 1
  return /^\W*alert(?:s|[ _-]?names?)?\W*$/i.test(cellsOf(lines[rule - 1]!)[column] ?? '')
}

function cellsOf(row: string): string[] {
  return row.replace(/^[\s>]*\|/, '').split(cellBar)
}

/** `- \`DiskFull\`: …` below `## Alerts`. */
function isInList({start}: PageCode, lines: string[], {headings}: Page): boolean {
  const before = (lines[start.line - 1] ?? '').slice(0, start.column - 1)
  if (!/^\s*(?:[-*+]|\d+[.)])\s+[[*_]*$/.test(before)) return false
  const heading = headings.findLast((one) => one.start.line < start.line)
  return (
    heading !== undefined &&
    /^\W*(?:(?:related|relevant|associated|all|our|the|prometheus|firing)\s+)*alerts\W*$/i.test(heading.text)
  )
}
