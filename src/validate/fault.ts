import type {Fault, Path} from '../util/fault.ts'
import type {Rule} from './rules.ts'

/** Something wrong with the value at a path, unless `more` says that it is the key. */
export function fault(rule: Rule, path: Path, reason: string, more: Partial<Fault> = {}): Fault {
  return {rule, path, on: 'value', reason, ...more}
}
