import type {AlertFact} from '../fact.ts'

/** The address of the runbook of an alert as its rule says it; undefined where it says none. */
export function runbookAddress({runbookAt, annotations}: AlertFact): string | undefined {
  return runbookAt && annotations[runbookAt.annotation]
}
