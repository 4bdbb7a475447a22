/** What a Markdown file is read as: its text, its sections, and the fences that say they are checks. */
import type {JsonObject, Place, Problem} from './model.ts'

/** A file as it was read. */
export interface Source {
  path: string
  /** The text, decoded from UTF-8 without a byte order mark; line ends as they are in the file. */
  text: string
  /** `sha256:` and the hex digest of the bytes of the file. */
  digest: string
}

/** A heading of a document. */
export interface Section {
  depth: number
  title: string
  /** The fragment that a link to the heading needs, by GitHub's rules. */
  anchor: string
  place: Place
}

/** The metadata block on top of a document, after its schema was checked. */
export interface FrontMatter extends JsonObject {}

/** A `key=value` of an info string: ```` ```bash check id=node-version ````. */
export interface InfoOption {
  name: string
  value: string
  place: Place
}

/** A fence that says it is a check, found but not yet understood. */
export interface CheckBlock {
  /** `http`, `sql`, …; empty where the fence names none. */
  kind: string
  /** `yaml`: the body is a YAML map of fields. `code`: the body is code and the fields stand in the info string. */
  form: 'yaml' | 'code'
  /** The language of a `code` fence as written (`bash`, `js`), or `check`. */
  language: string
  options: InfoOption[]
  /** The content of the fence, without the indentation of what contains it; line ends are `\n`. */
  body: string
  /** For each line of `body`, the column at which it starts in the document. Line i of `body` is line `place.start.line + 1 + i`. */
  columns: number[]
  /** The fence verbatim, from its opening to its closing mark, line ends as in the file. */
  raw: string
  place: Place
  /** Where the word stands that names the kind (or where it is missing). */
  kindPlace: Place
  /** The heading above the fence; undefined before the first heading. */
  section?: string
}

/** A Markdown file that was parsed. */
export interface Document {
  path: string
  /** Names the document in ids and in `checks/`: its path below the folder its pattern starts at, without the ending. */
  slug: string
  title: string
  digest: string
  frontMatter: FrontMatter
  /** The lines of the front matter between its `---` marks; undefined without one. */
  frontMatterPlace?: Place
  /** The raw text between the `---` marks, for placing problems. */
  frontMatterText?: string
  sections: Section[]
  blocks: CheckBlock[]
  problems: Problem[]
}
