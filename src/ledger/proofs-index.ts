import type {Claims, DocumentProofs, LastResult, ProofsIndex} from '../proof.ts'
import {lastResult} from './last-result.ts'
import type {Ledger} from './ledger.ts'
import {verify} from './verify.ts'

type Verifications = ProofsIndex['documents'][number]['verifications']

/** The state of every document on every target that the ledger knows. */
export function proofsIndex(ledger: Ledger, claims: readonly Claims[], now: Date): ProofsIndex {
  const documents = claims.map((one) => {
    const verifications = [...ledger.targets.keys()].map((target): [string, Verifications[string]] => {
      const {checks: _, ...verification} = verify(one, endsOf(ledger, one.slug, target, now), target, now)
      return [target, verification]
    })
    return {slug: one.slug, verifications: Object.fromEntries(verifications)}
  })
  return {version: 1, asOf: now.toISOString(), documents}
}

/** How the checks of a document ended, without what was seen: the reports are large, and only waivers are looked up in them. */
function endsOf(ledger: Ledger, slug: string, target: string, now: Date): DocumentProofs {
  const {targets, reports} = ledger
  const checks = [...(targets.get(target)?.documents.get(slug)?.checks ?? [])]
  const results = checks.map(([name, {proof, check}]): [string, LastResult] => {
    const reported = check.waived ? reports(proof.reportDigest, `${slug}#${name}`) : undefined
    return [name, lastResult(proof, check, reported)]
  })
  const controls = ledger.controls.get(target)?.get(slug)
  const known = {results: Object.fromEntries(results), trend: {}, ...(controls && {controls})}
  return {version: 1, slug, asOf: now.toISOString(), targets: {[target]: known}}
}
