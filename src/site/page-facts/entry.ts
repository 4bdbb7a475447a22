import type {ListedDocument} from '../page-data.ts'
import type {Entry} from './pages-data.ts'

/** A document as lists show it. */
export function entry({claims, permalink}: ListedDocument): Entry {
  return {slug: claims.slug, title: claims.title, to: permalink}
}
