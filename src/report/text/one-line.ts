import {cut} from './cut.ts'
import {neutralise} from './neutralise.ts'

/** A text as one harmless line: line ends are shown as `⏎`, what is longer than `max` is cut. */
export function oneLine(text: string, max = 300): string {
  return neutralise(cut(text.trim(), max)).replaceAll('\n', ' ⏎ ')
}
