/** What a Markdown text says, as the rules of `lint` look at it: plain data, taken from a Markdown tree once and kept. */
import type {JsonObject, Point} from './model.ts'

/** A stretch of a text; `end` is the position just behind the last character. */
export interface Span {
  start: Point
  end: Point
}

/** A piece of a text, and where it stands; `text` is what a reader sees, without marks. */
export interface Piece extends Span {
  text: string
}

/** A heading of a page. */
export interface PageHeading extends Piece {
  depth: number
  /** The fragment that leads to it, by GitHub's rules. */
  anchor: string
}

/** An address that a page leads to or shows. */
export interface PageLink extends Span {
  /** The address as written, character references decoded. */
  url: string
  /** `reference`: a definition, `[ref]: url`. `html`: `href` or `src` of an element. */
  kind: 'link' | 'image' | 'reference' | 'html'
  /** What a reader sees in its place; the alternative text of an image. */
  text: string
}

/** Inline code. */
export interface PageCode extends Piece {
  /** It is the text of a link, or a part of it. */
  inLink: boolean
}

/** An offset into a text and the position that it has in the page: what follows it stands there side by side, up to the next one. */
export interface TextStart extends Point {
  at: number
}

/** Shell code of a check: its text as the shell gets it, and where that is written. */
export interface PageShell {
  text: string
  /** In order; the first one is at 0. */
  starts: TextStart[]
  /** The folder that it is run in, as written; empty: the root of the project. */
  folder: string
}

/** A code block. */
export interface PageFence extends Span {
  /** First word of the info string, as written; empty where there is none, and in indented code. */
  language: string
  /** The rest of the info string. */
  meta: string
  /** The content, without the indentation of what contains it; line ends are `\n`. */
  text: string
  /** The line of the page that the first line of `text` stands on. */
  line: number
  /** For each line of `text`, the column of the page at which it starts. */
  columns: number[]
  /** Of a check: the shell code in its fields, or what it consists of. Undefined where it is none, and where it cannot be read. */
  shell?: PageShell[]
}

/** An HTML comment, and what it may speak of. */
export interface PageComment extends Piece {
  /** From the comment to the end of the block behind it; to the end of its own line where nothing follows. */
  covers: Span
}

export interface Page {
  /** Relative to the root of the project. */
  path: string
  /** From front matter or the first heading; else the name of the file. */
  title: string
  frontMatter: JsonObject
  /** The raw text between the `---` marks, which starts on line 2; undefined without one. */
  frontMatterText?: string
  headings: PageHeading[]
  /** Every fragment that leads somewhere, in the case it is written in: of headings, `{#id}`, `id=` and `<a name>`. */
  anchors: string[]
  links: PageLink[]
  codes: PageCode[]
  fences: PageFence[]
  /** Text that is neither code, link address nor HTML, in the order of the page. */
  prose: Piece[]
  comments: PageComment[]
}

/** What other pages may know of a page: nothing of where things stand in its text. */
export interface Neighbour {
  path: string
  title: string
  frontMatter: JsonObject
  headings: Pick<PageHeading, 'text' | 'depth' | 'anchor'>[]
  anchors: string[]
  /** It takes content in from elsewhere, with anchors that it does not show: shortcodes, includes, components. */
  takesIn: boolean
  hasChecks: boolean
  /** Variable → the tasks that it runs in the folder which the variable holds: `cd "$STACKS"`, and then `make up`. */
  tasksWithin: Record<string, string[]>
}

/** What a page is to those who look at all of them. */
export interface PageOutline extends Neighbour {
  /** What stands for it as a whole: its first heading, or its first line. */
  top: Span
  frontMatterText?: string
  /** Those that ask for something to be ignored. */
  ignores: PageComment[]
}
