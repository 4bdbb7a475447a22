import type {Flaw, Predicate} from './predicate.ts'

/** The page that explains the grammar. */
export const predicatesPage = 'docs/language.md#predicates'

/** A predicate that is not well formed. */
export function flawed(...flaws: Flaw[]): Predicate {
  return {
    flaws: flaws.map((flaw) => ({url: predicatesPage, ...flaw})),
    judge: () => ({error: flaws[0]?.reason}),
    fits: () => [],
    reach: () => 'some',
  }
}

/** A predicate with a variable in it, of which nothing is certain before the run. */
export function open(fits: Predicate['fits'] = () => []): Predicate {
  return {judge: () => ({error: 'a variable has no value yet'}), fits, reach: () => 'some'}
}
