import type {PageData} from '../page-data.ts'
import {isFit} from './fill-command.ts'

/** Why a value cannot be filled into commands; undefined where it can, or where there is none. */
export function inputProblem({pattern}: PageData['inputs'][number], value: string): string | undefined {
  if (value === '') return undefined
  if (!isFit(value)) return 'Unexpected control or direction marks, expected plain text'
  return pattern === undefined || matches(value, pattern)
    ? undefined
    : `Unexpected value, expected one that matches ${pattern}`
}

function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value)
  } catch {
    // A pattern that is none is the author's problem, not the reader's.
    return true
  }
}
