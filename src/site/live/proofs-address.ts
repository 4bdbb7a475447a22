import type {SiteData} from '../page-data.ts'

/** Where the proofs of a document are served. */
export function proofsAddress({proofs}: SiteData, slug: string): string {
  return `${proofs}${slug.split('/').map(encodeURIComponent).join('/')}.json`
}
