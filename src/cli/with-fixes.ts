import type {Span} from '../page.ts'
import {lineEnd, textLines} from '../parse/text-lines.ts'

/** What to write in the place of a stretch of a text. */
export type Fix = Span & {text: string}

/** The text with its fixes made, and the unified diff without context; of fixes that overlap, the first is made. Nothing else changes. */
export function withFixes(text: string, fixes: Fix[]): {text: string; diff: string} {
  const {lines, starts} = textLines(text, text.split(lineEnd))
  const edits = fixes
    .map(({start, end, text}) => ({
      first: start.line,
      last: end.line,
      from: (starts[start.line - 1] ?? 0) + start.column - 1,
      to: (starts[end.line - 1] ?? 0) + end.column - 1,
      text,
    }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
  const groups: {first: number; last: number; edits: typeof edits}[] = []
  let behind = 0
  for (const edit of edits) {
    if (edit.from < behind || edit.to < edit.from || edit.last > lines.length) continue
    behind = Math.max(edit.to, edit.from + 1)
    const group = groups.at(-1)
    if (!group || edit.first > group.last + 1) groups.push({first: edit.first, last: edit.last, edits: [edit]})
    else Object.assign(group, {last: Math.max(group.last, edit.last), edits: [...group.edits, edit]})
  }
  let fixed = ''
  let diff = ''
  let at = 0
  let shift = 0
  for (const {first, last, edits} of groups) {
    const from = starts[first - 1]!
    const to = starts[last - 1]! + lines[last - 1]!.length
    let piece = ''
    let within = from
    for (const edit of edits) {
      piece += text.slice(within, edit.from) + edit.text
      within = edit.to
    }
    piece += text.slice(within, to)
    const [removed, added] = [lines.slice(first - 1, last), piece.split(lineEnd)]
    diff += `@@ -${first},${removed.length} +${first + shift},${added.length} @@\n`
    diff += [...removed.map((line) => `-${line}\n`), ...added.map((line) => `+${line}\n`)].join('')
    shift += added.length - removed.length
    fixed += text.slice(at, from) + piece
    at = to
  }
  return {text: fixed + text.slice(at), diff}
}
