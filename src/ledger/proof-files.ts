import type {Claims} from '../proof.ts'
import type {Ledger} from './ledger.ts'
import {proofsIndex} from './proofs-index.ts'
import {proofsOf} from './proofs-of.ts'

/**
 * What a static host serves of the ledger below `/proofs/`: `<slug>.json` per document and `index.json`, path and text. A document
 * that is called `index` shares the file of the index; neither says what the other does.
 */
export function* proofFiles(
  ledger: Ledger,
  claims: readonly Claims[],
  now: Date,
): Generator<[path: string, text: string]> {
  const index = proofsIndex(ledger, claims, now)
  for (const {slug} of claims) {
    if (slug !== 'index') yield [`${slug}.json`, textOf(proofsOf(ledger, slug, now))]
  }
  const shared = claims.some(({slug}) => slug === 'index') ? proofsOf(ledger, 'index', now) : {}
  yield ['index.json', textOf({...shared, ...index})]
}

function textOf(value: object): string {
  return `${JSON.stringify(value)}\n`
}
