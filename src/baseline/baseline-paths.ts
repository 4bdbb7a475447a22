import {toleranceIn} from '../expect/index.ts'
import type {CheckSpec} from '../model.ts'

/** The paths at which a check compares with a baseline. */
export function baselinePaths({expect}: Pick<CheckSpec, 'expect'>): string[] {
  return Object.keys(expect).filter((path) => toleranceIn(expect[path]!))
}
