import {join} from 'node:path/posix'
import type {Page} from '../../page.ts'
import type {Command} from './command.ts'
import {readCommands} from './read-commands.ts'
import {shellLines} from './shell-lines.ts'

export type {Command, Word} from './command.ts'

const known = new WeakMap<Page, readonly Command[]>()

/** The commands that a page shows, in shell blocks, in checks, and as inline code of more than one word; output is none. */
export function commandsIn(page: Page): readonly Command[] {
  const found = known.get(page) ?? findCommands(page)
  known.set(page, found)
  return found
}

function findCommands({fences, codes}: Page): Command[] {
  const inFences = fences.flatMap((fence) => {
    let folder: string | undefined = ''
    return shellLines(fence).flatMap((text) => {
      const read = readCommands(text, text.folder === undefined ? folder : folderOf(text.folder))
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
    const starts = [{at: 0, line: start.line, column}]
    return readCommands({text: text.slice(lead), starts}, '').commands
  })
  return [...inFences, ...inline]
}

/** The folder of the repository that a check starts in; undefined where only the run knows. */
function folderOf(written: string): string | undefined {
  return /^[/~]|\$/.test(written) ? undefined : join('.', written).replace(/^\.$|\/$/g, '')
}
