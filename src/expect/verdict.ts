/**
 * What a predicate says of a value. `met` is undefined where the predicate does not apply to the value (`< 5` on a list)
 * or could not be judged (then `error` says why); neither is met, and `not` does not turn it round.
 */
export interface Verdict {
  met?: boolean
  /** How the value came about, or what it lacks. */
  why?: string
  error?: string
}

export const met: Verdict = {met: true}
export const unmet: Verdict = {met: false}

/** Not met because the value is of another type than the predicate is about. */
export function moot(why: string): Verdict {
  return {why}
}

/** Kleene's conjunction: unmet as soon as one is, met only when all are. */
export function allMet(verdicts: Verdict[]): Verdict {
  return (
    verdicts.find(({met}) => met === false) ??
    verdicts.find(({error}) => error !== undefined) ??
    verdicts.find(({met}) => met === undefined) ??
    firstWithWhy(verdicts, met)
  )
}

/** Kleene's disjunction: met as soon as one is, unmet only when all are. */
export function anyMet(verdicts: Verdict[]): Verdict {
  return (
    verdicts.find(({met}) => met === true) ??
    verdicts.find(({error}) => error !== undefined) ??
    verdicts.find(({met}) => met === undefined) ??
    firstWithWhy(verdicts, unmet)
  )
}

/** Kleene's negation: what does not apply stays so. */
export function inverted({met, why, error}: Verdict): Verdict {
  return met === undefined ? {why, error} : {met: !met, why}
}

function firstWithWhy(verdicts: Verdict[], otherwise: Verdict): Verdict {
  return verdicts.find(({why}) => why !== undefined) ?? otherwise
}
