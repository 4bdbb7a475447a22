/** An alert as a rule file defines it. Everything in it is somebody's text. */
export interface AlertRule {
  name: string
  severity?: string
  summary?: string
  expr?: string
  labels: Record<string, string>
  annotations: Record<string, string>
  /** The rule file, relative to the root of the project. */
  path: string
  /** Line of the rule in the file, from 1. */
  line: number
}
