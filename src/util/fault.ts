/** A path into a value: `['steps', 0, 'get']`. */
export type Path = (string | number)[]

/** Something wrong inside a value, before it is known where in a file the value stands. */
export interface Fault {
  /** Stable kebab-case name of the rule. */
  rule: string
  severity?: 'error' | 'warning'
  path: Path
  /** Which half of the last field of `path` is at fault. */
  on: 'key' | 'value'
  /** A piece of the text of that half to point at alone. */
  within?: string
  reason: string
  hint?: string
  url?: string
}
