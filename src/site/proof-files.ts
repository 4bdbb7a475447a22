import type {SiteContent} from './load-pages.ts'

/** What a build carries of the ledger, by path in the site. */
export function proofFiles({pages, index}: Pick<SiteContent, 'pages' | 'index'>): Record<string, string> {
  const files = Object.values(pages).map(({proofs}): [string, string] => [
    `proofs/${proofs.slug}.json`,
    JSON.stringify(proofs),
  ])
  return {...Object.fromEntries(files), 'proofs/index.json': JSON.stringify(index)}
}
