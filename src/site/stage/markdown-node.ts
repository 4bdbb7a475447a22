import type {Tree} from '../../parse/index.ts'

/** An mdast node as far as it is looked at and changed. */
export interface Node extends Tree {
  children?: Node[]
  name?: string
  url?: string
  alt?: string | null
  title?: string | null
  data?: {hName?: string; hProperties?: Record<string, unknown>}
  position?: Tree['position'] & {start: {offset?: number}; end: {offset?: number}}
}
