import type {AlertFact} from '../../fact.ts'
import type {Finding} from '../../rule.ts'

/** Where the address of an alert's runbook stands in its rule file. */
export function atAddress(
  {path, line, column, name, runbookAt}: AlertFact,
  address = '',
): Pick<Finding, 'start' | 'end'> & {path: string} {
  const start = runbookAt ? {line: runbookAt.line, column: runbookAt.column} : {line, column}
  const length = (runbookAt ? (address.split('\n')[0] ?? '') : name).length
  return {path, start, end: {line: start.line, column: start.column + length}}
}
