import type {AlertFact} from '../../fact.ts'
import {plainTemplate} from './plain-template.ts'

/** What rules of an alert say of it in a line, as a person reads it. */
export function summaryOf(rules: AlertFact[]): string | undefined {
  const said = rules.map(({annotations}) => annotations['summary'] ?? annotations['message'])
  return plainTemplate(said.find((summary) => summary))
}
