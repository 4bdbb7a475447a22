import {matchesWhole} from '../expect/index.ts'
import type {CheckSpec, Json} from '../model.ts'
import {quote} from '../util/describe.ts'
import type {Fault} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'
import {fault} from './fault.ts'
import {isReserved} from './reserved-names.ts'

/** The inputs that a document declares, as far as they are as the schema wants them. */
export function readInputs(declared: Json | undefined): CheckSpec['inputs'] {
  const names = Array.isArray(declared) ? declared.filter((name) => typeof name === 'string') : []
  const entries = isObject(declared) ? Object.entries(declared) : names.map((name): [string, Json] => [name, {}])
  return Object.fromEntries(
    entries.map(([name, about]) => {
      const {default: preset, pattern} = isObject(about) ? about : {}
      return [
        name,
        {...(typeof preset === 'string' && {default: preset}), ...(typeof pattern === 'string' && {pattern})},
      ]
    }),
  )
}

/** What the schema cannot say: names that programs know, patterns that are none, defaults that do not match, secrets that are told. */
export function checkInputs(declared: Json | undefined, secrets: readonly string[]): Fault[] {
  const isList = Array.isArray(declared)
  return Object.entries(readInputs(declared)).flatMap(([name, {default: preset, pattern}]): Fault[] => {
    if (isReserved(name)) {
      const reason = `Unexpected input ${quote(name)}, expected a name that means nothing to the programs that are run`
      const path = isList ? ['inputs', declared.indexOf(name)] : ['inputs', name]
      return [fault('bad-value', path, reason, isList ? {} : {on: 'key'})]
    }
    const atDefault = (reason: string, hint?: string) => [
      fault('bad-value', ['inputs', name, 'default'], reason, hint === undefined ? {} : {hint}),
    ]
    if (preset !== undefined && secrets.includes(name)) {
      const hint = 'name it in `env` of the target; an input without a default takes it from there'
      return atDefault(`Unexpected default of the secret ${quote(name)}, expected it in no document`, hint)
    }
    if (preset?.includes('\0')) return atDefault('Unexpected NUL in a default, expected printable text')
    const matches = pattern === undefined ? true : matchesWhole(pattern, preset ?? '')
    if (typeof matches === 'string') {
      const reason = `Unexpected ${quote(pattern!)}, expected a pattern of RE2`
      return [fault('bad-value', ['inputs', name, 'pattern'], reason, {hint: matches})]
    }
    if (matches || preset === undefined) return []
    return atDefault(`Unexpected default ${quote(preset)}, expected one that matches ${quote(pattern!)}`)
  })
}
