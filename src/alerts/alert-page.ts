import type {Repository} from '../fact.ts'

/** A heading that an alert can lead to. */
export interface AlertHeading {
  text: string
  anchor: string
  depth: number
}

/** A document, as far as alerts lead to it. */
export interface AlertPage {
  /** Relative to the root of the project. */
  path: string
  title: string
  /** Names of alerts in its front matter. */
  alerts: readonly string[]
  headings: readonly AlertHeading[]
  /** Fragments that lead somewhere besides headings. */
  anchors: readonly string[]
  /** Where the site has it; undefined where there is no site, or it has no page there. */
  permalink?: string
  /** Other routes that its front matter asks for, below where its folder or the site is published. */
  routes?: readonly string[]
  /** A decision record may speak of alerts, but is nobody's runbook. */
  isDecision?: boolean
}

/** A page, at a heading of it or at its top. */
export interface Spot {
  page: AlertPage
  heading?: AlertHeading
}

/** What alerts can lead to, and where it is published. */
export interface Shelf {
  /** The documents of the project. */
  pages: readonly AlertPage[]
  /** Any Markdown file of the repository. */
  pageOf: (path: string) => AlertPage | undefined
  /** Paths of all files that may be such pages. */
  paths: readonly string[]
  /** Whether a file or folder is there. */
  has: (path: string) => boolean
  /** Where the repository is published, and the folder of the project in it: empty, or ending in `/`. */
  repository?: Repository
  below: string
  /** Address → the file or folder that is published there. */
  addresses: Readonly<Record<string, string>>
}
