import type {Point} from '../model.ts'

/** A fenced code block. */
export interface Fence {
  /** The first character of the opening mark. */
  start: Point
  /** Just behind the closing mark; where there is none, somewhere behind the start. */
  end: Point
  closed: boolean
  /** The content as Markdown sees it: without the indentation of what contains it, line ends are `\n`, none at the end. */
  value: string
}

/** A heading; `text` is what a reader sees, without marks. */
export interface Heading {
  depth: number
  text: string
  start: Point
  end: Point
}

/** What Proofbook needs to know of a Markdown text, in the order of the text. */
export interface Outline {
  /** The lines of the text, without their ends. */
  lines: string[]
  fences: Fence[]
  headings: Heading[]
}

/** What a text has more of than a parser can take in reasonable time. */
export interface TooMuch {
  found: string
  expected: string
}
