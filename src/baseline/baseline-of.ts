import type {CheckSpec} from '../model.ts'
import type {Baseline, Baselines} from '../recorded.ts'
import {looksDigest} from './looks-digest.ts'

/** What a check is compared with on a target, and where there is nothing, how to get it. */
export function baselineOf(spec: CheckSpec, {target, checks}: Baselines, flaw?: string): Baseline {
  const record = `\`proofbook baseline record --target ${target} ${spec.document}#${spec.name}\``
  const nothing = (why: string): Baseline => ({values: {}, missing: `${why}; ${record}`})
  if (flaw !== undefined) return nothing(flaw)
  const known = Object.hasOwn(checks, spec.id) ? checks[spec.id] : undefined
  if (!known) return nothing('no baseline recorded')
  if (known.digest !== looksDigest(spec))
    return nothing('the check looks at something else since its baseline was recorded')
  return {values: known.values, missing: `no baseline recorded; ${record}`}
}
