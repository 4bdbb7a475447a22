import {open} from './flawed.ts'
import type {Parse, Predicate} from './predicate.ts'
import {hole} from './template.ts'

/**
 * What is certain of a text with variables in it: where a variable gives the number of a comparison (`< ${LIMIT}MB`), its
 * dimension and that it is about quantities.
 */
export function withVariables(written: string, parse: Parse): Predicate {
  const comparison = new RegExp(`^(?:<=|>=|!=|<|>|=)\\s*${hole}\\s*[^\\s\\d.${hole}][^\\s${hole}]*$`, 'u')
  if (!comparison.test(written)) return open()
  const {flaws, fits} = parse(written.replaceAll(hole, '1'))
  return flaws ? open() : open(fits)
}
