import type {Options} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The whole number that an option was given, from `least` to `most`; undefined where it was not given. */
export function wholeNumber(options: Options, name: string, least: number, most: number): number | undefined {
  const typed = options[name]
  if (typed === undefined) return undefined
  const number = Number(typed)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  const expected = `a whole number from ${least} to ${most}`
  throw new UsageError(`Unexpected \`--${name} ${String(typed)}\`, expected ${expected}`)
}
