import {matchesWhole} from '../expect/index.ts'
import type {CheckSpec} from '../model.ts'
import {giveInputs} from '../util/give-inputs.ts'
import {didYouMean} from '../util/nearest.ts'
import type {Env} from './environment.ts'

/** The check of a script with its inputs: what the arguments give goes before the environment, and that before the default. */
export function withInputs(spec: CheckSpec, words: readonly string[], env: Env): CheckSpec {
  const names = Object.keys(spec.inputs)
  const given = new Map(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const])))
  for (const word of words) {
    const at = word.indexOf('=')
    const name = word.slice(0, at)
    if (at < 1) throw new Error(`Unexpected \`--input ${word}\`, expected \`--input <name>=<value>\``)
    if (!names.includes(name)) {
      const hint = didYouMean(name, names) ?? (names.length > 0 ? `known are ${names.join(', ')}` : 'it has none')
      throw new Error(`Unexpected input \`${name}\`, expected an input of \`${spec.id}\` (${hint})`)
    }
    given.set(name, word.slice(at + 1))
  }
  for (const [name, value] of given) {
    const {pattern} = spec.inputs[name]!
    if (pattern !== undefined && matchesWhole(pattern, value) !== true)
      throw new Error(
        `Unexpected value \`${value}\` of the input \`${name}\`, expected one that matches \`${pattern}\``,
      )
  }
  return giveInputs(spec, Object.fromEntries(given))
}
