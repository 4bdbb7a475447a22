import type {Options} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The values that `--input name=value` gives, by name. */
export function givenInputs({input = []}: Options): Record<string, string> {
  const given = new Map<string, string>()
  for (const word of input as string[]) {
    const at = word.indexOf('=')
    const name = word.slice(0, at)
    if (at < 1) throw new UsageError(`Unexpected \`--input ${word}\`, expected \`--input <name>=<value>\``)
    if (given.has(name)) throw new UsageError(`Unexpected second \`--input ${name}=…\`, expected each input once`)
    given.set(name, word.slice(at + 1))
  }
  return Object.fromEntries(given)
}
