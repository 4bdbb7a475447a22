import {Parser} from 'commonmark'
import type {Definitions, Node} from 'commonmark'

/** Whether a text holds what commonmark.js does not know (footnotes) or takes for white space where remark does not. */
export function hasStrangers(markdown: string, lines: string[]): boolean {
  if (markdown.includes('[^') && /\[\^[^\]\r\n]{1,999}\]:/.test(markdown)) return true
  return otherBlank.test(markdown) && lines.some((line) => /[\u2028\u2029<]/.test(line) && otherBlank.test(line))
}

/** White space to Unicode, not to Markdown. */
const otherBlank = /[^\S \t\r\n]/

/**
 * Whether a block that commonmark.js took for a paragraph or a heading holds a table, and more than a plain one: after
 * the rows of a table a new block may start without a blank line, in a paragraph only some may.
 */
export function hidesTable(block: Node, lines: string[]): boolean {
  const content = block._string_content ?? ''
  if (content.indexOf('\n') === content.length - 1 || !content.includes('-') || !/[|:]/.test(content)) return false
  const row = content.search(/\n(?=[ \t|:-]*-)(?=[ \t|:-]*[|:])[ \t|:-]+(?:\n|$)/)
  if (row < 0) return false
  if (block.type === 'heading' || content.includes('\n<')) return true
  const after = content
    .slice(row + 1)
    .split('\n')
    .slice(1)
  return after.some((line) => line !== '' && !line.startsWith('|')) || !hasEvenMargin(block, lines)
}

/** Whether a paragraph goes on, outside of what contains it, with a line where remark sees HTML. */
export function hidesHtml(block: Node, lines: string[]): boolean {
  return (
    (block._string_content ?? '').includes('\n<') && block.parent?.type !== 'document' && !hasEvenMargin(block, lines)
  )
}

/** Whether a block starts with a link definition, and is more than one-line definitions; those are added to `definitions`. */
export function hidesDefinition(block: Node, lines: string[], definitions: Definitions): boolean {
  let rest = (block._string_content ?? '').replaceAll('\t', ' ')
  let found = false
  while (rest.startsWith('[')) {
    const length = references.parseReference(rest, definitions)
    if (length === 0) break
    if (block.type === 'heading' || rest.slice(0, length).trim().includes('\n')) return true
    rest = rest.slice(length)
    found = true
  }
  return found && (rest !== '' || !hasEvenMargin(block, lines))
}

const references = new Parser().inlineParser

/**
 * Whether a block starts where commonmark.js and remark disagree about what may interrupt what. A list with another first number than 1
 * or an empty first item, and some HTML, cannot interrupt a paragraph; remark sees an interruption also right below or inside of
 * other blocks, and anywhere after indented code. Where a list would begin, `- | -`, remark sees the second row of a table.
 */
export function interruptsOddly(block: Node, lines: string[], afterIndentedCode: boolean): boolean {
  if (block.type === 'html_block') return afterIndentedCode
  if (block.type !== 'list') return false
  const [line, column] = block.sourcepos[0]
  const below = (lines[line - 2] ?? '').trim() !== ''
  if (!below && !afterIndentedCode) return false
  const empty = block.firstChild?.firstChild?.sourcepos[0][0] !== line
  if (empty || (block.listType === 'ordered' && block.listStart !== 1)) return true
  return /^-[ \t]+[|:-][ \t|:-]*$/.test(lines[line - 1]!.slice(column - 1))
}

/** Whether a fence in a list has a blank line that is longer than the margin, of which commonmark.js loses the rest. */
export function losesBlanks(fence: Node, lines: string[]): boolean {
  const [[first, column], [last]] = fence.sourcepos
  for (let container = fence.parent; container; container = container.parent) {
    if (container.type === 'item')
      return lines
        .slice(first, last)
        .some((line) => /^[\s>]*\s$/.test(line) && (line.length >= column || line.includes('\t')))
  }
  return false
}

/** Whether all lines of a block start below its first character, behind the same quote marks. */
function hasEvenMargin({sourcepos: [[first, column], [last]]}: Node, lines: string[]): boolean {
  const top = lines[first - 1] ?? ''
  const width = top.slice(column - 1).search(/\S/) + column - 1
  const margin = top.slice(0, width).replace(/[^>\t]/g, ' ')
  if (margin.includes('\t')) return false
  return lines.slice(first, last).every((line) => line.startsWith(margin) && /\S/.test(line.charAt(width)))
}
