import type {Page} from '../../page.ts'
import type {Command} from './command.ts'
import {readCommands} from './read-commands.ts'
import {shellLines} from './shell-lines.ts'

export type {Command, Word} from './command.ts'

const known = new WeakMap<Page, readonly Command[]>()

/** The commands that a page shows, in shell blocks and as inline code of more than one word; output is none. */
export function commandsIn(page: Page): readonly Command[] {
  const found = known.get(page) ?? findCommands(page)
  known.set(page, found)
  return found
}

function findCommands({fences, codes}: Page): Command[] {
  const inFences = fences.flatMap((fence) => {
    let folder: string | undefined = ''
    return shellLines(fence).flatMap((text) => {
      const read = readCommands(text, folder)
      folder = read.folder
      return read.commands.map((command) => Object.assign(command, {fence}))
    })
  })
  const inline = codes.flatMap(({text, start, end}) => {
    if (!/^\s*(?:\$\s+)?[\w./-]+\s+\S/.test(text) || text.includes('\n')) return []
    // The mark before inline code is as long as the rest of what it spans, but for a blank on each side.
    const width = Math.max(1, Math.floor((end.column - start.column - text.length) / 2))
    const lead = /^\s*(?:\$\s+)?/.exec(text)![0].length
    const column = start.line === end.line ? start.column + width + lead : start.column
    return readCommands({text: text.slice(lead), line: start.line, columns: [column]}, '').commands
  })
  return [...inFences, ...inline]
}
