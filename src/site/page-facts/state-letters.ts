import type {VerificationState} from '../../proof.ts'

/** The states, the worst first; a state is written as its place in this list plus `a`. */
export const states: readonly VerificationState[] = ['broken', 'expired', 'stale', 'unproven', 'verified']

const none = '-'

/** The letter of a state, and how many checks are toothless where any is; undefined: there is nothing to prove on the target. */
export function stateLetter(state: VerificationState | undefined, toothless = 0): string {
  return state === undefined ? none : `${String.fromCharCode(97 + states.indexOf(state))}${toothless || ''}`
}

/** What the letters of a row stand for, one for each target. */
export function letterStates(letters: string): {state: VerificationState | undefined; toothless: number}[] {
  return [...letters.matchAll(/([-a-z])(\d*)/g)].map(([, letter, toothless]) => ({
    state: letter === none ? undefined : states[letter!.charCodeAt(0) - 97],
    toothless: Number(toothless),
  }))
}
