import {Parser} from 'commonmark'
import {hasStrangers, hidesDefinition, hidesHtml, hidesTable, interruptsOddly, losesBlanks} from './doubts.ts'
import {headingText} from './heading-text.ts'
import {lineEnd} from './text-lines.ts'
import type {Definitions, Node} from 'commonmark'
import type {Fence, Heading, Outline, TooMuch} from './outline.ts'

/** Quotes and lists may not stand deeper in each other than this: each line is looked at once for each of them. */
const maxDepth = 100
/** commonmark.js looks for the end of a heading once for each of so many blanks in a row. */
const maxBlanks = 1000

/**
 * The outline of a Markdown text by the block phase of commonmark.js, which knows neither tables nor footnotes.
 * Where remark may see something else, it has to be asked; `test/differential` holds the two together.
 */
export function commonmarkOutline(markdown: string): Outline | 'ask remark' | TooMuch {
  const lines = markdown.split(lineEnd)
  if (lines.some(hasTooManyBlanks)) return {found: 'heading', expected: `fewer than ${maxBlanks} blanks in a row`}
  let document: Node
  try {
    document = blocks.parse(markdown)
  } catch (error) {
    if (error === tooDeep) return {found: 'nesting of quotes and lists', expected: `at most ${maxDepth} levels`}
    throw error
  }
  if (hasStrangers(markdown, lines)) return 'ask remark'
  const leaves: Leaves = {fences: [], headings: [], definitions: {}, afterIndentedCode: false}
  if (!collect(document, lines, leaves)) return 'ask remark'
  const headings: Heading[] = []
  for (const title of leaves.headings) {
    const text = headingText(title, leaves.definitions)
    if (text === undefined) return 'ask remark'
    headings.push(heading(title, text, lines))
  }
  return {lines, fences: leaves.fences.map((node) => fence(node, lines)), headings}
}

function hasTooManyBlanks(line: string): boolean {
  return line.length > maxBlanks && line.includes('#') && /[ \t]{1000}/.test(line)
}

const tooDeep = new Error('too deep')
const blocks = new Parser()
blocks.processInlines = () => undefined
/** Definitions are looked for in {@link hidesDefinition}, where remark would see them; not at the end, and not above `===`. */
blocks.blocks = {...blocks.blocks, document: {...blocks.blocks['document'], finalize: () => undefined}}
blocks.inlineParser.parseReference = () => 0
const {addChild} = blocks
blocks.addChild = (tag, offset) => {
  const node = addChild.call(blocks, tag, offset)
  let depth = 0
  for (let parent = node.parent; parent; parent = parent.parent) depth++
  if (depth > maxDepth) throw tooDeep
  return node
}

/** Fences and headings of a tree, and the definitions that headings may refer to. */
interface Leaves {
  fences: Node[]
  headings: Node[]
  definitions: Definitions
  /** Whether the last leaf was indented code. */
  afterIndentedCode: boolean
}

/** Adds the leaves below a block; false where remark may see others. */
function collect(parent: Node, lines: string[], leaves: Leaves): boolean {
  for (let node = parent.firstChild; node; node = node.next) {
    if (interruptsOddly(node, lines, leaves.afterIndentedCode)) return false
    if (node.type === 'code_block') {
      leaves.afterIndentedCode = !node._isFenced
      if (!node._isFenced) continue
      if (losesBlanks(node, lines)) return false
      leaves.fences.push(node)
    } else if (node.type === 'heading' || node.type === 'paragraph') {
      leaves.afterIndentedCode = false
      const {definitions} = leaves
      if (hidesTable(node, lines) || hidesHtml(node, lines) || hidesDefinition(node, lines, definitions)) return false
      if (node.type === 'heading') leaves.headings.push(node)
    } else if (!collect(node, lines, leaves)) return false
  }
  return true
}

function fence({sourcepos: [start, end], literal}: Node, lines: string[]): Fence {
  const content = literal ?? ''
  let count = 0
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) count++
  return {
    start: {line: start[0], column: start[1]},
    end: {line: end[0], column: (lines[end[0] - 1]?.length ?? 0) + 1},
    closed: end[0] - start[0] - 1 === count,
    value: content.endsWith('\n') ? content.slice(0, -1) : content,
  }
}

function heading({level, sourcepos: [start, end]}: Node, text: string, lines: string[]): Heading {
  const indent = lines[start[0] - 1]?.slice(start[1] - 1).search(/[^ \t]|$/) ?? 0
  const last = lines[end[0] - 1]?.trimEnd().length ?? 0
  return {depth: level, text, start: {line: start[0], column: start[1] + indent}, end: {line: end[0], column: last + 1}}
}
