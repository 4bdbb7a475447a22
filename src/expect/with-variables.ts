import {open} from './flawed.ts'
import type {Flaw, Parse, Predicate} from './predicate.ts'
import {hole} from './template.ts'

const comparison = new RegExp(`^(?:<=|>=|!=|<|>|=)\\s*${hole}\\s*([^\\s\\d.${hole}][^\\s${hole}]*)$`)

/**
 * What is certain of a text with variables in it: where a variable gives the number of a comparison (`< ${LIMIT}MB`), its
 * dimension and that it is about quantities.
 */
export function withVariables(written: string, parse: Parse): Predicate {
  const unit = comparison.exec(written)?.[1]
  const {flaws, fits} = parse(written.replace(hole, '1'))
  if (unit === undefined || flaws) return open()
  const shown = (flaw: Flaw): Flaw => ({...flaw, reason: flaw.reason.replace(`\`1${unit}\``, `\`\${…}${unit}\``)})
  return open((field) => fits(field).map(shown))
}
