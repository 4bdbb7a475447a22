import type {PageFence, Span} from '../../page.ts'

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
  /** Name of the variable that `cd` led to the folder of before: `cd "$STACKS"`, and no `cd` since. */
  within?: string
  /** The block it stands in; undefined in inline code. */
  fence?: PageFence
  /** The command that its input comes from through a pipe. */
  after?: Command
}
