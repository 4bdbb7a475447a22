import type {Problem} from '../../model.ts'
import type {Control} from '../../proof.ts'

/** A problem for every wrong world that a check passes in, where the expectation stands that should have noticed. */
export function toothlessProblems(controls: readonly Control[]): Problem[] {
  return controls.flatMap(({id, survived}) =>
    survived.map(({where, place, hint}) => ({
      rule: 'toothless',
      severity: 'error' as const,
      reason: `Unexpected pass of \`${id}\` where ${where}, expected it to fail`,
      place,
      ...(hint !== undefined && {hint}),
      url: 'docs/falsify.md',
    })),
  )
}
