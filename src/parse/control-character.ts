import type {Place, Problem} from '../model.ts'
import {lineEnd} from './text-lines.ts'

/** Everything that is not seen, or makes a reader see another order than a machine does (Unicode TR 36, bidirectional overrides). */
const unseen = /[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\uffff]/

/** The first character of a check that a reviewer would not see; `raw` starts at the start of `place`. */
export function controlCharacter(raw: string, place: Place): Problem | undefined {
  if (!unseen.test(raw)) return undefined
  const lines = raw.split(lineEnd)
  const index = lines.findIndex((line) => unseen.test(line))
  const offset = lines[index]!.search(unseen)
  const line = place.start.line + index
  const column = (index === 0 ? place.start.column : 1) + offset
  const code = lines[index]!.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')
  return {
    rule: 'control-character',
    severity: 'error',
    reason: `Unexpected control character U+${code} in a check, expected only what a reader sees`,
    hint: "write it as an escape: `\"\\x1b\"` in YAML, `'\\x1b'` in JavaScript, `$'\\x1b'` in bash",
    place: {path: place.path, start: {line, column}, end: {line, column: column + 1}},
    url: 'docs/language.md#the-fence',
  }
}
