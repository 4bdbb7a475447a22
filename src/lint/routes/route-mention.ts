import type {Span} from '../../page.ts'

/** A route that a page names. */
export interface RouteMention {
  method?: string
  /** Without host, query and fragment. */
  path: string
  /** Where it stands; asked for what is to be told only, since it may need the file. */
  at: () => Span
}
