import {createRequire} from 'node:module'

type Engine = typeof import('re2js').RE2JS
let engine: Engine | undefined

/** Loads RE2JS (regular expressions in linear time); a few milliseconds, so only where a pattern is. */
export async function loadRegexEngine(): Promise<Engine> {
  engine ??= (await import('re2js')).RE2JS
  return engine
}

/** The same at once, for inspection, which is synchronous. */
export function regexEngine(): Engine {
  engine ??= (createRequire(import.meta.url)('re2js') as typeof import('re2js')).RE2JS
  return engine
}
