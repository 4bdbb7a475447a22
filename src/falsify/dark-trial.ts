import type {Kind} from '../kind.ts'
import type {Passed} from '../passed.ts'
import type {Trial} from './trial.ts'

/** Code is run again where nothing works, because only it knows what it would have seen; not where that could destroy anything. */
export function darkTrial({spec, holdsInTheDark}: Passed, {code}: Kind): Trial[] {
  if (code === undefined || spec.effect === 'destroys') return []
  return [
    {
      where: 'no program is found, no address answers and the folder is empty',
      place: spec.place,
      hint: 'let it end with an error where a command fails: no `|| true`, no `; true`, no empty `catch`',
      survives: holdsInTheDark,
    },
  ]
}
