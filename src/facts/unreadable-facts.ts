import type {Problem} from '../model.ts'

/** A warning that a file should hold facts and cannot be read: `found` is what it holds instead. */
export function unreadableFacts(path: string, text: string, found: string, line = 1): Problem {
  const length = text.split(/\r\n|\n|\r/)[line - 1]?.length ?? 0
  const place = {path, start: {line, column: 1}, end: {line, column: length + 1}}
  const hint = 'what it defines is not known; `lint.exclude` leaves it out'
  return {rule: 'unreadable-facts', severity: 'warning', reason: `Unexpected ${found}`, hint, place, subject: path}
}
