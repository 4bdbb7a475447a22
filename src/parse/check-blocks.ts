import type {CheckBlock} from '../document.ts'
import type {Problem} from '../model.ts'
import {readFence} from './read-fence.ts'
import {textLines} from './text-lines.ts'
import type {Outline} from './outline.ts'

export interface Checks {
  blocks: CheckBlock[]
  problems: Problem[]
}

/**
 * The checks of an outline of `text`, with the heading above each, and what is wrong with fences that are, or were meant to be, checks.
 * Every fence that says it is a check ends in exactly one of: a block or a problem.
 */
export function checkBlocks({fences, headings, lines}: Outline, text: string, path: string): Checks {
  const checks: Checks = {blocks: [], problems: []}
  if (fences.length === 0) return checks
  const source = textLines(text, lines)
  let section: string | undefined
  let next = 0
  for (const fence of fences) {
    while (next < headings.length && headings[next]!.start.line < fence.start.line) section = headings[next++]!.text
    const {block, problems} = readFence(fence, source, path)
    if (block) checks.blocks.push(block)
    if (block && section !== undefined) block.section = section
    checks.problems.push(...problems)
  }
  return checks
}
