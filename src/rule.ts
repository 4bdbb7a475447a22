/** What a rule of `lint` is, and what it is given to look at: the contract that every rule fulfils. */
import type {Facts} from './fact.ts'
import type {LintSettings, Severity} from './config.ts'
import type {Expectation} from './model.ts'
import type {Neighbour, Page, PageOutline, Span} from './page.ts'

/** What a rule found fault with. */
export interface Finding extends Span {
  /** The file; undefined: the page that was looked at. */
  path?: string
  /** ``Unexpected `x`, expected `y` `` */
  reason: string
  /** What to type instead, when that is known. */
  hint?: string
  /** The address, path, script, variable or alert as it is written. */
  subject?: string
  /** Milder than the rule is by itself. */
  severity?: 'warning'
  /** What to write in its place, where that is certain. */
  fix?: Span & {text: string}
}

/** What a check expects of the files of the repository alone, and is not so. */
export interface Unmet extends Span {
  /** The id of the check within its document. */
  check: string
  expectation: Expectation
  /** What the check says to do about it. */
  fix?: string
}

/** What a rule may know besides the page; `Known` is what it may know of the others. */
export interface World<Known extends Neighbour = Neighbour> {
  facts: Facts
  /** The documents of the project. */
  pages: readonly Known[]
  /** Any Markdown file of the repository; undefined where there is none. */
  pageOf: (path: string) => Known | undefined
  /** The pages that are looked at now, for what is found more quickly for all of them at once. */
  judged: readonly Page[]
  settings: LintSettings
  /** The day that dates are judged by, `YYYY-MM-DD`. */
  today: string
}

/** What a rule may know that looks at all pages at once. */
export interface WholeWorld extends World<PageOutline> {
  /** What does not hold of the checks of a document that look at nothing but facts. */
  unmetOn: (path: string) => readonly Unmet[]
}

/** A repository in small, and what the rule finds in it. */
export interface RuleExample {
  /** What it shows, in a few words. */
  shows: string
  /** Other files than the page. */
  files?: Record<string, string>
  /** Path of the page. Default: `runbooks/example.md`. */
  path?: string
  /** The page. */
  page: string
  settings?: Partial<LintSettings>
  /** Old path → new path, as git would tell. */
  renames?: Record<string, string>
  /** `path#old` → the new fragment of a heading, as git would tell. */
  renamedHeadings?: Record<string, string>
  /** Default: 2026-11-28. */
  today?: string
  /** `line:column subject` of each finding in order, `path:line:column subject` where it is in another file; a good example has none. */
  finds?: string[]
  /** The page after `--fix`, where the rule knows what to do; where it finds nothing on the page, the file in which it does. */
  fixed?: string
}

/** One thing that can be wrong; its examples are its tests and its documentation. */
export interface Rule {
  /** Stable, kebab-case. */
  name: string
  /** What holds where the rule has nothing to say: `A link leads to a file that is there`. */
  about: string
  /** Why that matters to who reads the document at three in the morning. One or two sentences. */
  why: string
  /** What to do about a finding. One or two sentences. */
  remedy: string
  /** How grave it is where nothing is configured. A rule stays a warning until it is known to give no false alarm. */
  severity: Severity
  good: RuleExample[]
  bad: RuleExample[]
  /** Looks at one page. What it finds depends on the page, the facts and what it may know of others: it is kept for as long as these are. */
  page?: (page: Page, world: World) => Finding[]
  /** Looks at what no page has alone: alerts, decisions, titles. Its findings name their file. */
  repository?: (world: WholeWorld) => (Finding & {path: string})[]
}
