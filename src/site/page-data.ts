import type {DecisionFacts} from '../decisions/index.ts'
import type {Effect, Waiver} from '../model.ts'
import type {Claims, DocumentProofs, VerificationState} from '../proof.ts'

/** A check as its card shows it: what the text says, before anything was proven. */
export interface CheckView {
  name: string
  title: string
  kind: string
  /** The claim in plain English. */
  sentence: string
  /** Observation path → predicate, as a reader would write it. */
  expected: {path: string; expected: string}[]
  /** What a person would paste to look themselves; variables as `$NAME`. */
  command?: string
  /** The command that runs the check. */
  run: string
  effect: Effect
  fix?: string
  targets?: string[]
  tags: string[]
  needs: string[]
  waive?: Waiver
  role?: 'symptom' | 'recovery'
  /** Line of the fence in the document, from 1. */
  line: number
  /** Addresses in the repository; undefined where its address is not known. */
  source?: string
  script?: string
}

/** A fence that says it is a check and is not sound: shown where it stands. */
export interface BrokenCheck {
  line: number
  /** What stands in it. */
  code: string
  problems: {rule: string; reason: string; hint?: string; line: number; column: number}[]
}

/** All that a page knows when it is built. */
export interface PageData {
  claims: Claims
  checks: CheckView[]
  broken: BrokenCheck[]
  /** What the ledger knew when the site was built, without evidence and trends: these come with `/proofs/<slug>.json`. */
  proofs: DocumentProofs
  /** Names of the checks of which evidence was left out, by target. */
  evidence: Record<string, string[]>
  about: {
    owner?: string
    service?: string
    severity?: string
    alerts: string[]
    /** `YYYY-MM-DD` */
    nextReview?: string
  }
  inputs: {name: string; title?: string; default?: string; pattern?: string; required: boolean}[]
}

/** What every page may ask for: the plugin's global data, kept small. */
export interface SiteData {
  targets: {name: string; vars: Record<string, string>}[]
  /** The target that is shown when the reader chose none. */
  target: string
  /** Names of variables whose values are never shown. */
  secrets: string[]
  /** Address below which `<slug>.json` and `index.json` are served. */
  proofs: string
  /** Addresses of the pages beside the documents, as the site's options have them. */
  pages?: PageAddresses
}

/** Addresses below the base address, `/alerts`; undefined is the usual one, `false` is a page that the site does not have. */
export type PageAddresses = Partial<Record<'home' | 'alerts' | 'status' | 'coverage' | 'adr', string | false>>

/** A document in the tables of home, alerts, status and coverage: data of those pages only. */
export interface ListedDocument {
  claims: Claims
  /** Address of its page; undefined where the site has none. */
  permalink?: string
  description?: string
  about: PageData['about']
  sections: ListedSection[]
  /** Fragments that lead somewhere besides headings. */
  anchors?: string[]
  states: Record<string, VerificationState>
  /** How many checks cannot fail, by target, where any is known to be so. */
  toothless?: Record<string, number>
  /** Where the document is a decision record. */
  decision?: DecisionFacts
}

/** A heading of a document, and what stands below it before the next. */
export interface ListedSection {
  title: string
  anchor: string
  depth: number
  /** Names of its checks. */
  checks?: string[]
  /** The first command that a reader would type. */
  command?: string
}
