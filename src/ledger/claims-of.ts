import type {Document} from '../document.ts'
import type {CheckSpec} from '../model.ts'
import type {Claims} from '../proof.ts'
import {durationMs} from '../util/duration.ts'
import {isObject} from '../util/is-object.ts'

/** What a document asks to be proven: its own among some checks, and how long a proof of them lasts. */
export function claimsOf({path, slug, title, digest, frontMatter}: Document, specs: readonly CheckSpec[]): Claims {
  const every = isObject(frontMatter.verify) ? frontMatter.verify.every : undefined
  const verifyEveryMs = typeof every === 'string' ? durationMs(every) : undefined
  const checks = specs.filter(({document}) => document === path)
  return {
    path,
    slug,
    title,
    digest,
    ...(verifyEveryMs !== undefined && {verifyEveryMs}),
    checks: checks.map(({name, digest, targets}) => ({name, digest, ...(targets && {targets})})),
  }
}
