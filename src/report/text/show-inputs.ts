import type {CheckResult} from '../../model.ts'
import {oneLine} from './one-line.ts'

/** `namespace=stage, pod=web-1`: the inputs that some results were given instead of their documents' own, each once; empty without any. */
export function showInputs(results: readonly Pick<CheckResult, 'inputs'>[]): string {
  const shown = results.flatMap(({inputs = {}}) =>
    Object.entries(inputs).map(([name, value]) => `${oneLine(name, 80)}=${oneLine(value, 80)}`),
  )
  const unique = [...new Set(shown)]
  return unique.length > 5 ? `${unique.slice(0, 5).join(', ')} and ${unique.length - 5} more` : unique.join(', ')
}
