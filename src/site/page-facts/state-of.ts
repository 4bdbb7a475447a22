import type {VerificationState} from '../../proof.ts'
import type {ListedDocument} from '../page-data.ts'

/** The state of a document on a target; undefined where it has nothing to prove there. */
export function stateOf({claims, states}: ListedDocument, target: string): VerificationState | undefined {
  const applies = claims.checks.some(({targets}) => !targets || targets.includes(target))
  return applies ? (states[target] ?? 'unproven') : undefined
}
