import type {RunEvent} from '../model.ts'
import {jsonText} from './text/json-text.ts'

/** One event of a run as a line of NDJSON: one JSON object, one newline, whatever text is in it. */
export function formatEvent(event: RunEvent): string {
  return `${jsonText(event)}\n`
}
