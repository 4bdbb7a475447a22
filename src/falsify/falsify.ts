import type {Kind} from '../kind.ts'
import type {Passed} from '../passed.ts'
import type {Control, Survivor} from '../proof.ts'
import {darkTrial} from './dark-trial.ts'
import {expectationTrials} from './expectation-trials.ts'
import type {Trial} from './trial.ts'
import {worldTrials} from './world-trials.ts'

/**
 * The negative control of a check that has just passed: holds it against wrong worlds, in none of which it may pass. One that
 * does is toothless. Never throws: what a kind of the user's own throws is why nothing is known.
 */
export async function falsify(passed: Passed, kind: Kind): Promise<Control> {
  const {spec, mask} = passed
  const about = {id: spec.id, title: spec.title, place: spec.place, digest: spec.digest}
  try {
    const trials = [...worldTrials(passed, kind), ...expectationTrials(passed), ...darkTrial(passed, kind)]
    const survived: Survivor[] = []
    for (const trial of trials) if (await trial.survives()) survived.push(survivor(trial, mask))
    const state = survived.length > 0 ? 'toothless' : trials.length > 0 ? 'sound' : 'unknown'
    const tried = trials.map(({where}) => mask(where))
    return {
      ...about,
      state,
      tried,
      survived,
      ...(state === 'unknown' && {reason: 'there is nothing to hold against it'}),
    }
  } catch (error) {
    const why = mask(error instanceof Error ? error.message : String(error))
    return {...about, state: 'unknown', tried: [], survived: [], reason: `kind \`${kind.name}\` failed: ${why}`}
  }
}

function survivor({where, path, place, hint}: Trial, mask: (text: string) => string): Survivor {
  return {where: mask(where), ...(path !== undefined && {path: mask(path)}), place, ...(hint !== undefined && {hint})}
}
