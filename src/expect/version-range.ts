import {createRequire} from 'node:module'

type Range = typeof import('semver/classes/range.js')
let loaded: Range | undefined

/** Loads `Range` of the package `semver`; some milliseconds, so only where versions are compared. */
export async function loadVersionRange(): Promise<Range> {
  loaded ??= (await import('semver/classes/range.js')).default
  return loaded
}

/** The same at once, for inspection, which is synchronous. */
export function versionRange(): Range {
  loaded ??= createRequire(import.meta.url)('semver/classes/range.js') as Range
  return loaded
}
