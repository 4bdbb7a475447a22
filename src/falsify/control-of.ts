import type {CheckResult} from '../model.ts'
import type {Control} from '../proof.ts'

/** The control of a check that did not pass: whatever it notices, it cannot be seen. */
export function controlOf({id, title, place, digest, status, reason}: CheckResult): Control {
  const why = status === 'skipped' ? 'it was skipped' : 'it does not pass'
  return {
    id,
    title,
    place,
    digest,
    state: 'unknown',
    tried: [],
    survived: [],
    reason: reason === undefined ? why : `${why}: ${reason}`,
  }
}
