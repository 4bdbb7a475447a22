/** What a repository is found to have, and how it is asked: the contract between those who read facts and the rules that need them. */
import type {JsonObject, Problem} from './model.ts'

interface Located {
  /** What a document calls it. */
  name: string
  /** The file that says so, relative to the root of the project. */
  path: string
  /** Line in that file, from 1. */
  line: number
}

/** A script of a package.json. */
export interface ScriptFact extends Located {
  family: 'script'
  /** Folder of the package.json, empty for the root. */
  folder: string
  /** Name of the package, for `--workspace` and `--filter`. */
  package?: string
}

/** A target of a Makefile, a recipe of a justfile, a task of a Taskfile. */
export interface TaskFact extends Located {
  family: 'task'
  tool: 'make' | 'just' | 'task'
  /** Folder of the file, empty for the root. */
  folder: string
  /** A rule for many names (`%.o`, `$(NAMES)`): any name may be meant. */
  pattern?: true
}

/** A file of tasks that another one includes; `name` is the path as written. */
export interface IncludeFact extends Located {
  family: 'include'
  tool: 'make' | 'just' | 'task'
  /** It need not be there. */
  optional?: true
  /** What its tasks are called by: `docs` in `just docs build`, `task docs:build`. */
  namespace?: string
}

/** An environment variable. */
export interface VariableFact extends Located {
  family: 'variable'
  /** `read`: code asks for it. `declared`: a file says that there is one (`.env.example`, Compose, a schema). */
  use: 'read' | 'declared'
  secret?: true
}

/** An operation of an OpenAPI or Swagger document; `name` is `GET /documents/{id}`. */
export interface OperationFact extends Located {
  family: 'operation'
  method: string
  /** Base path of the server included; parameters as `{name}`. */
  route: string
  /** The same below the base paths of other servers. */
  otherRoutes?: string[]
  /** An example is given for a request or a response of it. */
  hasExample?: true
}

/** An alerting rule of Prometheus. */
export interface AlertFact extends Located {
  family: 'alert'
  severity?: string
  expr?: string
  labels: Record<string, string>
  annotations: Record<string, string>
  /** Column of the name. */
  column: number
  /** Name, line and column of the annotation that says where its runbook is: `runbook_url`, `runbook` and the like. */
  runbookAt?: {annotation: string; line: number; column: number}
  /** Recovered from a file that cannot be parsed until it is rendered. */
  recovered?: true
}

/** A metric. */
export interface MetricFact extends Located {
  family: 'metric'
  /** `code`: a program registers it. `scrape`: a saved `/metrics` page. `recording`: a rule makes it. `expression`: only used. */
  source: 'code' | 'scrape' | 'recording' | 'expression'
  /** Only the end of its name is known. */
  isEnding?: true
}

/** What a migration does to a table or a column, besides making it. Facts that were settled have none of it left. */
interface Changed {
  change?: 'drop' | 'rename'
  /** The new name. */
  to?: string
}

/** A table or a view of a database, as migrations leave it. */
export interface TableFact extends Located, Changed {
  family: 'table'
  /** Where the name is written with one. */
  schema?: string
  /** It has more columns than are known. */
  open?: true
}

/** A column of a table. */
export interface ColumnFact extends Located, Changed {
  family: 'column'
  table: string
}

/** A command of a program, `name` without the program: `check`. The program itself has an empty name. */
export interface CommandFact extends Located {
  family: 'command'
  program: string
}

/** A flag of a program, with its dashes: `--target`. */
export interface FlagFact extends Located {
  family: 'flag'
  program: string
  /** The command it belongs to; undefined: all. */
  command?: string
}

/** The version of something: `node`, `postgres`, a package. */
export interface VersionFact extends Located {
  family: 'version'
  version: string
  /** `range`: what is asked for (`engines`, a dependency). `exact`: what is there (a lockfile, an image, `.nvmrc`). */
  precision: 'range' | 'exact'
}

/** A package, by its own package.json or as a dependency of another. */
export interface PackageFact extends Located {
  family: 'package'
  folder: string
  as: 'own' | 'dependency' | 'development' | 'peer' | 'optional'
}

/** An import of a module; `name` is what is imported as written. */
export interface ImportFact extends Located {
  family: 'import'
  /** The file that is imported, where it is one of the repository. */
  to?: string
}

/** A line of CODEOWNERS; `name` is the pattern. */
export interface OwnerFact extends Located {
  family: 'owner'
  owners: string[]
}

export type Fact =
  | ScriptFact
  | TaskFact
  | IncludeFact
  | VariableFact
  | OperationFact
  | AlertFact
  | MetricFact
  | TableFact
  | ColumnFact
  | CommandFact
  | FlagFact
  | VersionFact
  | PackageFact
  | ImportFact
  | OwnerFact

export type FactFamily = Fact['family']
export type FactOf<Family extends FactFamily> = Extract<Fact, {family: Family}>

/** What a reader found in a file. */
export interface FactReading {
  facts: Fact[]
  /** What keeps facts from being read: warnings. */
  problems: Problem[]
}

/** Reads the facts of some files: pure, total, and quick to say which files those are. */
export interface FactReader {
  name: string
  /** What it finds, in a few words. */
  summary: string
  /** Whether a file may hold such facts, by its path alone. */
  takes: (path: string) => boolean
  /** It reads much for what few ask for: `lint` does without it. */
  onDemand?: true
  /** A cheap look at the text, before the readers that cost something. */
  mayHold?: (text: string) => boolean
  read: (path: string, text: string) => FactReading
  /** Files and what is found in them, as the tests of the reader. */
  examples: {path: string; text: string; finds: JsonObject[]}[]
}

/** Where the folder is in public. */
export interface Repository {
  /** `https://github.com/owner/name` */
  address: string
  branch: string
  /** Absolute path of the working tree. */
  root: string
}

/** What git says that became of a heading. */
export interface RenamedHeading {
  /** The fragment that leads to it now. */
  anchor: string
  /** What changed it, and where it changed several times, the last of them; undefined where that is not committed. */
  commit?: string
}

/** The files of a repository. Paths are relative to the root of the project, with `/`; a folder may end in `/`. */
export interface Files {
  /** Sorted; git's view where there is git: tracked, and untracked but not ignored. */
  list: readonly string[]
  /** Whether a file or a folder is there. */
  has: (path: string) => boolean
  isFolder: (path: string) => boolean
  /** The path as it is written, where only its case is another. */
  inOtherCase: (path: string) => string | undefined
  /** Where git says that a file went; undefined where it does not know. */
  renamedTo: (path: string) => string | undefined
  /** What git says a heading of a page was renamed to, by the fragment that led to it; undefined where it does not know. */
  renamedHeading: (path: string, anchor: string) => RenamedHeading | undefined
  /** Named by `.gitignore`: a build or a person makes it, and nobody can tell from here whether it is there. */
  isIgnored: (path: string) => boolean
}

/** Everything that is known of a repository. */
export interface Facts {
  files: Files
  /** All facts of a family, in the order of their paths and lines. */
  all: <Family extends FactFamily>(family: Family) => readonly FactOf<Family>[]
  /** The facts of a family that have a name. */
  named: <Family extends FactFamily>(family: Family, name: string) => readonly FactOf<Family>[]
  /** The text of a file; undefined where it cannot be read as one. */
  textOf: (path: string) => string | undefined
  /** Where the repository is published; undefined where nobody says so. */
  repository?: Repository
  /** Folder of the project below that of the repository: empty, or ending in `/`. */
  below: string
}
