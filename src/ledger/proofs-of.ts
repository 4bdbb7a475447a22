import type {DocumentProofs, LastResult, TargetProofs} from '../proof.ts'
import {lastResult} from './last-result.ts'
import type {KnownDocument, Ledger} from './ledger.ts'

/** What is known of a document on every target that it was run on: the last of each check from whichever run had it, and its trend. */
export function proofsOf(ledger: Ledger, slug: string, asOf: Date): DocumentProofs {
  const targets = [...ledger.targets].flatMap(([target, {documents}]): [string, TargetProofs][] => {
    const known = documents.get(slug)
    if (!known) return []
    const controls = ledger.controls.get(target)?.get(slug)
    return [[target, {...targetProofs(known, ledger), ...(controls && {controls})}]]
  })
  return {version: 1, slug, asOf: asOf.toISOString(), targets: Object.fromEntries(targets)}
}

function targetProofs({checks}: KnownDocument, {reports}: Ledger): TargetProofs {
  const known = [...checks]
  const results = known.map(([name, {proof, check}]): [string, LastResult] => {
    return [name, lastResult(proof, check, reports(proof.reportDigest, `${proof.slug}#${name}`))]
  })
  const trends = known.map(([name, {trend}]): [string, TargetProofs['trend'][string]] => [name, [...trend]])
  return {results: Object.fromEntries(results), trend: Object.fromEntries(trends)}
}
