import {Parser} from 'commonmark'
import {oneLine} from './tree-outline.ts'
import type {Definitions, Node} from 'commonmark'

/**
 * What a reader sees of a heading: its text and code, without marks, images and HTML. Undefined where GitHub's extensions
 * (`~struck out~`, bare addresses), which commonmark.js does not know, or references could make a difference.
 */
export function headingText(heading: Node, definitions: Definitions): string | undefined {
  const content = heading._string_content ?? ''
  if (!/[\\`*_[\]<&!~]/.test(content)) return oneLine(content)
  if (mixesMarks(content) || /:\/\/|www\.|@|\]\[|\n./s.test(content)) return undefined
  inlines.refmap = definitions
  inlines.parse(heading)
  return oneLine(visibleText(heading))
}

/** Runs of the same mark in different lengths, and of `~` beside others, pair up by rules that the two parsers do not share. */
function mixesMarks(content: string): boolean {
  const runs = new Set(content.match(/\*+|_+|~+/g))
  return (
    new Set([...runs].map((run) => run[0])).size < runs.size || (content.includes('~') && /~.*~|[*_]/s.test(content))
  )
}

const inlines = new Parser().inlineParser

function visibleText(heading: Node): string {
  const walker = heading.walker()
  let text = ''
  let images = 0
  for (let step = walker.next(); step; step = walker.next()) {
    const {node, entering} = step
    if (node.type === 'image') images += entering ? 1 : -1
    if (images > 0 || !entering) continue
    if (node.type === 'text' || node.type === 'code') text += node.literal
    if (node.type === 'softbreak' || node.type === 'linebreak') text += '\n'
  }
  return text
}
