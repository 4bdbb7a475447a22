import type {Report} from '../report.ts'

/** How a report is to be shown; nothing of it changes what is said. */
export interface ReporterOptions {
  color: boolean
  /** Columns of the terminal. */
  width: number
  /** Every check that passed, one by one, however many they are. */
  verbose?: boolean
  /** The documents were only read, so nothing that ran is no surprise. */
  lint?: boolean
  /** The text of a document as it was read, for showing its lines. */
  sources?: (path: string) => string | undefined
}

/** A report as a text that ends with a newline. Pure and total: the same text for the same report, and one for every report. */
export type Reporter = (report: Report, options: ReporterOptions) => string
