/** The public door of Proofbook: its nouns, and the verbs that turn one into the next. */
export type * from './model.ts'
export type * from './document.ts'
export type * from './config.ts'
export type * from './report.ts'
export type * from './recorded.ts'
export type * from './kind.ts'
export type * from './proof.ts'
export type * from './page.ts'
export type * from './fact.ts'
export type * from './rule.ts'
export {CannotTell} from './util/cannot-tell.ts'
export {parse} from './parse/index.ts'
export {
  choose,
  conclude,
  type Project,
  prove,
  read,
  revisionOf,
  type ReadRequest,
  type Ran,
  type RunRequest,
  scripts,
} from './proofbook.ts'
export type {Selection} from './plan/index.ts'
export {exitCode, reporters} from './report/index.ts'
