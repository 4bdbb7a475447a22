import {quote} from '../util/describe.ts'
import type {Field} from './field.ts'
import {predicatesPage} from './flawed.ts'
import type {Flaw, Predicate} from './predicate.ts'
import {reachOf} from './reach.ts'
import {withoutHoles} from './template.ts'

/** What is wrong with a predicate that holds for everything its field can have, and so asserts nothing, or for nothing. */
export function vacuityFlaws(written: string, predicate: Predicate, field: Field): Flaw[] {
  const reach = reachOf(predicate, field)
  if (reach === 'some') return []
  const [wanted, hint] =
    reach === 'all'
      ? [
          'a predicate that can reject something',
          'it holds for everything that can be seen here, so it asserts nothing',
        ]
      : ['a predicate that something can meet', 'it holds for nothing that can be seen here, so it always fails']
  return [
    {
      reason: `Unexpected ${quote(withoutHoles(written))}, expected ${wanted}`,
      hint,
      url: predicatesPage,
      rule: 'vacuous',
    },
  ]
}
