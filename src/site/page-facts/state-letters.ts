import type {VerificationState} from '../../proof.ts'

/** The states, the worst first; a state is written as its place in this list plus `a`. */
export const states: readonly VerificationState[] = ['broken', 'expired', 'stale', 'unproven', 'verified']

const none = '-'

/** The letter of a state; undefined is for a document that has nothing to prove on a target. */
export function stateLetter(state: VerificationState | undefined): string {
  return state === undefined ? none : String.fromCharCode(97 + states.indexOf(state))
}

/** The state of a letter. */
export function letterState(letter: string | undefined): VerificationState | undefined {
  return letter === undefined || letter === none ? undefined : states[letter.charCodeAt(0) - 97]
}
