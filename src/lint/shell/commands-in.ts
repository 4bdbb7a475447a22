import type {Page, PageFence, Span} from '../../page.ts'
import {readCommands} from './read-commands.ts'
import {shellLines} from './shell-lines.ts'

/** A word of a command. */
export interface Word extends Span {
  /** Without quotes and escapes. */
  text: string
  /** What it says is what the program gets: nothing in it is expanded, and it is no placeholder. */
  isLiteral: boolean
}

/** A simple command, as a shell would run it. */
export interface Command extends Span {
  /** The program, without what only runs it (`sudo`, `env`, `time`, `exec`, `xargs`…), and its arguments; none where it only sets variables. */
  words: Word[]
  /** Variables that are set for it, or by it: `NAME=value`. */
  assignments: {name: string; value: string; at: Span}[]
  /** Names of variables that it uses: `$NAME`, `${NAME}`. */
  uses: {name: string; at: Span}[]
  /** Files that it reads from or writes to: `< file`, `> file`. */
  redirects: {operator: string; word: Word}[]
  /** Folder that `cd` led to before, relative to where the block starts; undefined where nobody knows. */
  folder: string | undefined
  /** The block it stands in; undefined in inline code. */
  fence?: PageFence
  /** The command that its input comes from through a pipe. */
  after?: Command
}

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
