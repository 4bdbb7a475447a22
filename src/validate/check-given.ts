import {matchesWhole} from '../expect/index.ts'
import type {CheckSpec, Plan, Problem} from '../model.ts'
import {quote} from '../util/describe.ts'
import {didYouMean} from '../util/nearest.ts'

/** What values are given to. */
export interface Receivers {
  /** Every check that was read. */
  specs: readonly CheckSpec[]
  /** The checks that are going to be run. */
  plan: Plan
  /** Names of variables whose values are never shown. */
  secrets: readonly string[]
}

/** What is wrong with the values that the command line gives to inputs: names that no document has, secrets, and values that do not match. */
export function checkGiven(given: Readonly<Record<string, string>>, {specs, plan, secrets}: Receivers): Problem[] {
  const known = new Set(specs.flatMap(({inputs}) => Object.keys(inputs)))
  return Object.entries(given).flatMap(([name, value]): Problem[] => {
    if (!known.has(name)) {
      const names = [...known].sort()
      const few = names.length > 0 && names.length <= 8 ? `one of ${names.map(quote).join(', ')}` : undefined
      const reason = `Unexpected input ${quote(name)}, expected an input of a document that has checks`
      return [problem('unknown-input', reason, didYouMean(name, names) ?? few)]
    }
    if (secrets.includes(name)) {
      const reason = `Unexpected value of the secret ${quote(name)} on the command line, where others can read it, expected it in the environment`
      return [
        problem('input', reason, 'name it in `env` of the target; an input without a default takes it from there'),
      ]
    }
    const receiving = plan.documents.flatMap(({steps}) => steps.slice(0, 1)).map(({spec}) => spec)
    const patterns = new Set(
      receiving.flatMap(({inputs}) => (Object.hasOwn(inputs, name) ? (inputs[name]!.pattern ?? []) : [])),
    )
    return [...patterns]
      .filter((pattern) => matchesWhole(pattern, value) !== true)
      .map((pattern) =>
        problem(
          'input',
          `Unexpected ${quote(`--input ${name}=${value}`)}, expected a value that matches ${quote(pattern)}`,
        ),
      )
  })
}

function problem(rule: string, reason: string, hint?: string): Problem {
  const start = {line: 1, column: 1}
  const place = {path: '<command line>', start, end: start}
  return {rule, severity: 'error', reason, place, ...(hint !== undefined && {hint})}
}
